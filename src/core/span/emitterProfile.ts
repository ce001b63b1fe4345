import { emitterProfiles, type EmitterProfile } from './emitterProfiles';
import type { Span } from './span';

const memo = new Map<string, Map<string, EmitterProfile | null>>();
const MEMO_LIMIT = 5000;

/**
 * The profile that fits a span's instrumentation scope, by name and version; null for a scope that nobody has recorded.
 * OpenLIT is also known by the SDK name that it writes on its spans.
 */
export function findEmitterProfile({ scope }: Pick<Span, 'scope'>, sdkName?: string): EmitterProfile | null {
  const name = scope.name ?? (sdkName === 'openlit' ? 'openlit' : null);
  if (name === null) {
    return null;
  }
  const profile = profileOf(name, scope.version);
  return profile === null && sdkName === 'openlit' && name !== 'openlit'
    ? findEmitterProfile({ scope: { name: 'openlit', version: null } })
    : profile;
}

/** Scope names are few; a version is part of the answer for some of them only, but always part of the memo. */
function profileOf(name: string, version: string | null): EmitterProfile | null {
  let versions = memo.get(name);
  if (versions === undefined || versions.size >= MEMO_LIMIT) {
    if (memo.size >= MEMO_LIMIT) {
      memo.clear();
    }
    versions = new Map();
    memo.set(name, versions);
  }
  let profile = versions.get(version ?? '');
  if (profile === undefined) {
    profile = emitterProfiles.find((row) => fitsName(row, name) && fitsVersion(row, version)) ?? null;
    versions.set(version ?? '', profile);
  }
  return profile;
}

function fitsName({ scopes }: EmitterProfile, name: string): boolean {
  return scopes.some((scope) => (scope.endsWith('*') ? name.startsWith(scope.slice(0, -1)) : name === scope));
}

function fitsVersion({ versions }: EmitterProfile, version: string | null): boolean {
  if (versions === undefined) {
    return true;
  }
  if (version === null) {
    return false;
  }
  const { from, before } = versions;
  return (
    (from === undefined || compareVersions(version, from) >= 0) &&
    (before === undefined || compareVersions(version, before) < 0)
  );
}

function compareVersions(left: string, right: string): number {
  const parts = (version: string) => version.split('.').map((part) => Number.parseInt(part, 10) || 0);
  const [a, b] = [parts(left), parts(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) {
      return difference;
    }
  }
  return 0;
}
