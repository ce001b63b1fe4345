import type { Receipt } from 'core/pricing/receipt';
import type { FactName } from 'core/span/aliases/alias';
import { nameMeaning } from 'core/span/aliases/nameMeaning';
import type { LlmCall } from 'core/span/llmCall';
import type { Span } from 'core/span/span';
import { conventionNames, judgeName, type NameStanding } from './conventionNames';

/** The facts without which a call cannot be priced or laid at someone's door. */
export const requiredFacts = ['model', 'tokens', 'feature', 'user', 'error_class', 'latency'] as const;
type RequiredFact = (typeof requiredFacts)[number];

interface FactCount {
  present: number;
  missing: number;
  /** Of those present: the name of a workflow or agent that stands in for a feature nobody named. */
  inferred: number;
}

interface NameCount {
  readonly standing: NameStanding;
  readonly use: string | null;
  spans: number;
}

interface Unpriced {
  readonly provider: string | null;
  readonly model: string | null;
  readonly reason: string;
  readonly detail: string | null;
  calls: number;
}

/** What has been seen of one emitter so far. */
export interface EmitterReport {
  readonly scope: string | null;
  readonly version: string | null;
  profile: string | null;
  spans: number;
  calls: number;
  readonly facts: Readonly<Record<RequiredFact, FactCount>>;
  readonly names: Map<string, NameCount>;
  readonly unpriced: Map<string, Unpriced>;
}

/** Reports by scope and version, in the order they were met. */
export type EmitterReports = Map<string, EmitterReport>;

/** How many names and unpriced models an emitter's line lists; message attributes make names endless. */
const LISTED = 200;

export function addSpan(reports: EmitterReports, { scope, attributes }: Span): void {
  const report = reportOf(reports, scope);
  report.spans += 1;
  for (const name of Object.keys(attributes)) {
    countName(report, name);
  }
}

export function addReceipt(reports: EmitterReports, call: LlmCall, receipt: Receipt): void {
  const report = reportOf(reports, { name: call.emitter.scope, version: call.emitter.version });
  report.profile ??= call.emitter.profile;
  report.calls += 1;
  for (const [fact, presence] of Object.entries(presenceOf(call))) {
    const counts = report.facts[fact as RequiredFact];
    counts.present += presence === 'missing' || presence === 'not applicable' ? 0 : 1;
    counts.inferred += presence === 'inferred' ? 1 : 0;
    counts.missing += presence === 'missing' ? 1 : 0;
  }
  if (receipt.unknownReason !== null) {
    countUnpriced(report, call, receipt);
  }
}

/** Whether every required fact is there on every call. */
export function isComplete({ facts }: EmitterReport): boolean {
  return Object.values(facts).every(({ missing }) => missing === 0);
}

/** A report as JSON. */
export function reportLine(report: EmitterReport): object {
  const named = (wanted: NameStanding) =>
    [...report.names]
      .filter(([, { standing }]) => standing === wanted)
      .map(([name, { use, spans }]) => ({ name, use, spans }));
  return {
    emitter: report.scope,
    version: report.version,
    profile: report.profile,
    spans: report.spans,
    calls: report.calls,
    complete: isComplete(report),
    missing: requiredFacts.filter((fact) => report.facts[fact].missing > 0),
    facts: report.facts,
    outdated: named('outdated'),
    vendor_specific: named('vendor-specific'),
    without_convention: named('own'),
    unpriced: [...report.unpriced.values()],
  };
}

type Presence = 'present' | 'inferred' | 'missing' | 'not applicable';

function presenceOf(call: LlmCall): Record<RequiredFact, Presence> {
  const { usage, errorClass, origins, billable } = call;
  const has = (isThere: boolean): Presence => (isThere ? 'present' : 'missing');
  const isInferred = origins.feature?.explicit === false;
  return {
    model: has(call.model !== null),
    // A refused call has none, and an answer of a response cache was not billed for any.
    tokens: billable ? has(usage.inputTotal !== null && usage.output !== null) : 'not applicable',
    feature: isInferred ? 'inferred' : has(call.feature !== null),
    user: has(call.userId !== null),
    error_class: errorClass === null ? 'not applicable' : has(errorClass !== 'other'),
    latency: has(call.latencyMs !== null),
  };
}

function reportOf(reports: EmitterReports, { name, version }: Span['scope']): EmitterReport {
  const key = JSON.stringify([name, version]);
  let report = reports.get(key);
  if (report === undefined) {
    report = {
      scope: name,
      version,
      profile: null,
      spans: 0,
      calls: 0,
      facts: {
        model: noCount(),
        tokens: noCount(),
        feature: noCount(),
        user: noCount(),
        error_class: noCount(),
        latency: noCount(),
      },
      names: new Map(),
      unpriced: new Map(),
    };
    reports.set(key, report);
  }
  return report;
}

function noCount(): FactCount {
  return { present: 0, missing: 0, inferred: 0 };
}

function countName({ names }: EmitterReport, name: string): void {
  const counted = names.get(name);
  if (counted !== undefined) {
    counted.spans += 1;
    return;
  }
  const fact = factOf(name);
  if (fact !== undefined && names.size < LISTED) {
    names.set(name, { ...judgeName(name, fact), spans: 1 });
  }
}

function factOf(name: string): FactName | undefined {
  return nameMeaning(name)?.aliases.find(({ fact }) => fact in conventionNames)?.fact;
}

function countUnpriced({ unpriced }: EmitterReport, { provider, model }: LlmCall, receipt: Receipt): void {
  const key = JSON.stringify([provider, model, receipt.unknownReason]);
  const counted = unpriced.get(key);
  if (counted !== undefined) {
    counted.calls += 1;
  } else if (unpriced.size < LISTED) {
    const { unknownReason, unknownDetail } = receipt;
    unpriced.set(key, { provider, model, reason: unknownReason ?? '', detail: unknownDetail, calls: 1 });
  }
}
