import { nearestName } from '../demo/callLog/nearestName';
import { UsageError } from './usageError';

/** The texts behind options, by name: what a part of a command needs that knows some of its options. */
export interface GivenOptions<Name extends string> {
  readonly given: { get(name: Name): readonly string[] | undefined };
}

/** Options as they were given: by name the texts behind them, in their order; `positional` is everything else. */
export interface ParsedOptions<Name extends string> {
  readonly given: ReadonlyMap<Name, readonly string[]>;
  readonly positional: readonly string[];
  /** Options without a value that were given. */
  readonly flags: ReadonlySet<string>;
}

/**
 * Reads `--name value` and `--name=value`; every option takes a value but the `flags`. What is no option of the command is
 * refused with the nearest name; `--` ends the options, and `-` alone is standard input.
 */
export function parseOptions<Name extends string>(
  args: readonly string[],
  names: readonly Name[],
  flags: readonly string[] = [],
): ParsedOptions<Name> {
  const given = new Map<Name, string[]>();
  const present = new Set<string>();
  const positional: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (argument === '--') {
      positional.push(...args.slice(at + 1));
      break;
    }
    if (!argument.startsWith('-') || argument === '-') {
      positional.push(argument);
      continue;
    }
    if (flags.includes(argument)) {
      present.add(argument);
      continue;
    }
    const equals = argument.indexOf('=');
    const name = knownName(equals === -1 ? argument : argument.slice(0, equals), names, flags);
    const value = equals === -1 ? valueBehind(name, args[(at += 1)]) : argument.slice(equals + 1);
    if (value === '') {
      throw new UsageError(`${name} needs a value after it.`);
    }
    given.set(name, [...(given.get(name) ?? []), value]);
  }
  return { given, positional, flags: present };
}

function valueBehind(name: string, next: string | undefined): string {
  if (next === undefined || next.startsWith('--')) {
    throw new UsageError(`${name} needs a value after it.`);
  }
  return next;
}

function knownName<Name extends string>(written: string, names: readonly Name[], flags: readonly string[]): Name {
  const known = names.find((name) => name === written);
  if (known !== undefined) {
    return known;
  }
  if (flags.includes(written)) {
    throw new UsageError(`${written} takes no value.`);
  }
  const all = [...names, ...flags];
  const nearest = nearestName(written, all);
  const proposal = nearest === undefined ? '' : ` Did you mean ${nearest}?`;
  throw new UsageError(`${written} is no option.${proposal} Options: ${all.join(', ')}.`);
}

/** The one value of an option that may stand only once; undefined where it was not given. */
export function onlyValue<Name extends string>({ given }: GivenOptions<Name>, name: Name): string | undefined {
  const [value, ...more] = given.get(name) ?? [];
  if (more.length > 0) {
    throw new UsageError(`${name} is given ${more.length + 1} times; give it once.`);
  }
  return value;
}

/** The one file that a command reads; undefined and `-` are standard input. */
export function onlyFile({ positional }: ParsedOptions<string>): string | undefined {
  const [file, ...more] = positional;
  if (more.length > 0) {
    throw new UsageError(`one file at a time, got ${positional.join(', ')}.`);
  }
  return file === '-' ? undefined : file;
}
