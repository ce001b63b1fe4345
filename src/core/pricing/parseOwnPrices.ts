import { startsWithDay } from '../calendarDay';
import { type JsonObject, isJsonObject } from '../jsonObject';
import type { OwnPrice } from './ownPrice';
import { checkValidity } from './ownPriceValidity';
import { type Complain, readContextTiers, readFee, readMultiply, readRates } from './parseOwnRates';
import { bookProviderId } from './providerAlias';
import { normalTier } from './serviceTier';

/** Entries, or everything that is wrong with them; a list with a mistake in it prices nothing. */
export type ParsedOwnPrices =
  | { readonly ok: true; readonly entries: readonly OwnPrice[] }
  | { readonly ok: false; readonly problems: readonly string[] };

const priceFields = [
  'rates',
  'multiply',
  'contextTiers',
  'priceAs',
  'perThousandCalls',
  'perThousandWebSearches',
] as const;

const fieldNames: readonly string[] = [
  'name',
  'source',
  'why',
  'provider',
  'model',
  'except',
  'serviceTier',
  'from',
  'to',
  ...priceFields,
];

/**
 * Reads a list of own price entries (rates in US dollars per million tokens, fees per thousand, dates as `2026-01-31` or
 * ISO instants in UTC) from parsed JSON. Every mistake is named by entry and field; so are entries for the same calls
 * whose validity overlaps or leaves a gap.
 */
export function parseOwnPrices(value: unknown): ParsedOwnPrices {
  if (!Array.isArray(value)) {
    return { ok: false, problems: ['own prices have to be a list of entries'] };
  }
  const problems: string[] = [];
  const entries = value.flatMap((entry: unknown, index) => {
    const label = `entry ${index + 1}${isJsonObject(entry) && typeof entry['name'] === 'string' ? ` (${entry['name']})` : ''}`;
    const complain: Complain = (field, message) => {
      problems.push(field === '' ? `${label}: ${message}` : `${label}, field ${field}: ${message}`);
      return undefined;
    };
    return isJsonObject(entry) ? (readEntry(entry, complain) ?? []) : (complain('', 'has to be an object') ?? []);
  });
  problems.push(...repeatedNames(entries));
  if (problems.length === 0) {
    problems.push(...checkValidity(entries));
  }
  return problems.length === 0 ? { ok: true, entries } : { ok: false, problems };
}

function readEntry(fields: JsonObject, complain: Complain): OwnPrice | undefined {
  for (const field of Object.keys(fields).filter((name) => !fieldNames.includes(name))) {
    complain(field, `is not known; known are ${fieldNames.join(', ')}`);
  }
  const match = readMatch(fields, complain);
  const validity = readValidity(fields, complain);
  const price = readPrice(fields, complain);
  return match === undefined || validity === undefined ? undefined : { ...match, ...validity, ...price };
}

type Match = Pick<OwnPrice, 'name' | 'source' | 'provider' | 'models' | 'except' | 'serviceTier'>;

function readMatch(fields: JsonObject, complain: Complain): Match | undefined {
  const optional = (field: string) => (fields[field] === undefined ? undefined : readText(fields, field, complain));
  const name = readText(fields, 'name', complain);
  const provider = readText(fields, 'provider', complain);
  const models = readNames(fields['model'], 'model', complain);
  const except = fields['except'] === undefined ? [] : readNames(fields['except'], 'except', complain);
  const source = optional('source') ?? name;
  const serviceTier = normalTier(optional('serviceTier'));
  if (name === undefined || source === undefined || provider === undefined) {
    return undefined;
  }
  return models === undefined || except === undefined
    ? undefined
    : { name, source, provider: provider === '*' ? '*' : bookProviderId(provider), models, except, serviceTier };
}

function readValidity(fields: JsonObject, complain: Complain): Pick<OwnPrice, 'from' | 'to'> | undefined {
  const from = readInstant(fields, 'from', complain);
  const to = readInstant(fields, 'to', complain);
  if (from === undefined || to === undefined) {
    return undefined;
  }
  return from !== null && to !== null && from >= to ? complain('to', 'has to be later than from') : { from, to };
}

type Price = Pick<OwnPrice, 'rates' | 'contextTiers' | 'priceAs' | 'multiply' | 'perCall' | 'perWebSearch'>;

function readPrice(fields: JsonObject, complain: Complain): Price {
  if (fields['multiply'] !== undefined && (fields['rates'] !== undefined || fields['contextTiers'] !== undefined)) {
    complain('multiply', 'multiplies the price below, so an entry has either this or rates and contextTiers');
  }
  if (!priceFields.some((field) => fields[field] !== undefined)) {
    complain('', `says no price: give one of ${priceFields.join(', ')}`);
  }
  const priceAs = readPriceAs(fields['priceAs'], complain);
  const multiply = readMultiply(fields['multiply'], complain);
  const perCall = readFee(fields, 'perThousandCalls', complain);
  const perWebSearch = readFee(fields, 'perThousandWebSearches', complain);
  return {
    rates: readRates(fields['rates'] ?? {}, 'rates', complain),
    contextTiers: readContextTiers(fields['contextTiers'] ?? [], complain),
    ...(priceAs === undefined ? {} : { priceAs }),
    ...(multiply === undefined ? {} : { multiply }),
    ...(perCall === undefined ? {} : { perCall }),
    ...(perWebSearch === undefined ? {} : { perWebSearch }),
  };
}

function readText(fields: JsonObject, field: string, complain: Complain): string | undefined {
  const value = fields[field];
  return typeof value === 'string' && value.trim() !== ''
    ? value.trim()
    : complain(field, 'has to be a text that is not empty');
}

function readNames(value: unknown, field: string, complain: Complain): string[] | undefined {
  const names: readonly unknown[] = Array.isArray(value) ? value : [value];
  const texts = names.filter((name): name is string => typeof name === 'string' && name.trim() !== '');
  return texts.length === names.length && texts.length > 0
    ? texts.map((name) => name.trim().toLowerCase())
    : complain(field, 'has to be a name, with * for any characters, or a list of such names');
}

/** Absent and null are an open end; `undefined` is a mistake. */
function readInstant(fields: JsonObject, field: string, complain: Complain): number | null | undefined {
  const value = fields[field] ?? null;
  if (value === null) {
    return null;
  }
  const text = typeof value === 'string' ? value : '';
  const instant = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z)?$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(instant) || !startsWithDay(text)
    ? complain(field, 'has to be a date such as 2026-01-31, an instant such as 2026-01-31T16:00:00Z, or null')
    : instant;
}

function readPriceAs(value: unknown, complain: Complain): OwnPrice['priceAs'] {
  if (value === undefined) {
    return undefined;
  }
  const { provider, model } = isJsonObject(value) ? value : {};
  return typeof provider === 'string' && typeof model === 'string'
    ? { provider, model }
    : complain('priceAs', 'has to be an object with provider and model');
}

function repeatedNames(entries: readonly OwnPrice[]): string[] {
  const names = entries.map(({ name }) => name);
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))].map(
    (name) => `two entries are named ${name}: a receipt could not tell them apart`,
  );
}
