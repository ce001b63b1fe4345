import { type JsonObject, isJsonObject } from 'core/jsonObject';
import type { CallToPrice } from 'core/pricing/priceCall';
import type { CallUsage } from 'core/usage/callUsage';
import { readInstant } from '../parseInstant';

/** Names of a usage's counts: input with everything cached, cache read, cache writes by lifetime, output with reasoning. */
export const usageNames = ['input', 'out', 'cr', 'cw5', 'cw1h', 'reason', 'audioIn', 'ws'] as const;
type UsageName = (typeof usageNames)[number];

/** A usage to price, or what is wrong with it; `echo` is what the answer repeats so that it can be told apart. */
export interface PriceRequest {
  readonly echo: Readonly<Record<string, unknown>>;
  readonly call: CallToPrice | { readonly problem: string };
}

/**
 * Reads `{ provider, model, timestamp, service_tier, usage }`. A count that is left out did not occur; one that is null is
 * not known, and neither is then the cost.
 */
export function parsePriceRequest(value: unknown): PriceRequest {
  if (!isJsonObject(value)) {
    return { echo: {}, call: { problem: 'no object with provider, model, timestamp and usage' } };
  }
  const { n, case: name } = value;
  const echo = { ...(n === undefined ? {} : { n }), ...(name === undefined ? {} : { case: name }) };
  return { echo, call: readCall(value) };
}

function readCall(fields: JsonObject): PriceRequest['call'] {
  const problems: string[] = [];
  const call: CallToPrice = {
    provider: readText(fields, 'provider', problems),
    model: readText(fields, 'model', problems),
    time: readTime(fields['timestamp'], problems),
    serviceTier: readText(fields, 'service_tier', problems),
    operation: readText(fields, 'operation', problems),
    errorClass: null,
    usage: readUsage(fields['usage'], problems),
  };
  return problems.length === 0 ? call : { problem: problems.join('; ') };
}

function readText(fields: JsonObject, name: string, problems: string[]): string | null {
  const value = fields[name] ?? null;
  if (value !== null && typeof value !== 'string') {
    problems.push(`${name} is no text`);
    return null;
  }
  return value;
}

function readTime(value: unknown, problems: string[]): number | null {
  if (value === undefined || value === null) {
    return null;
  }
  const instant = typeof value === 'string' ? readInstant(value) : undefined;
  if (instant === undefined) {
    problems.push('timestamp is no instant such as 2026-09-20T12:00:00Z');
  }
  return instant ?? null;
}

function readUsage(value: unknown, problems: string[]): CallUsage {
  const counts: JsonObject = isJsonObject(value) ? value : {};
  if (!isJsonObject(value)) {
    problems.push('usage is no object');
  }
  const unknown = Object.keys(counts).filter((name) => !usageNames.some((known) => known === name));
  if (unknown.length > 0) {
    problems.push(`usage has no ${unknown.join(', ')}; it has ${usageNames.join(', ')}`);
  }
  const count = (name: UsageName) => readCount(counts, name, problems);
  return {
    inputTotal: count('input'),
    output: count('out'),
    cacheRead: count('cr'),
    cacheWrite5m: count('cw5'),
    cacheWrite1h: count('cw1h'),
    reasoning: count('reason'),
    audioInput: count('audioIn'),
    webSearches: count('ws'),
  };
}

function readCount(counts: JsonObject, name: UsageName, problems: string[]): number | null {
  if (!Object.hasOwn(counts, name)) {
    return 0;
  }
  const value = counts[name];
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (number === null) {
    return null;
  }
  if (typeof number !== 'number' || !Number.isSafeInteger(number) || number < 0) {
    problems.push(`usage.${name} is no whole number, zero or more`);
    return null;
  }
  return number;
}
