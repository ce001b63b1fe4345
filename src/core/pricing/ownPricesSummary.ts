import { formatCount } from '../format';
import type { OwnPrice } from './ownPrice';
import type { PriceBook } from './priceBook';

/** What own entries say in one line: `3 entries, of which 1 multiplies; in force from 2026-01-01 on.` */
export function describeOwnPrices(entries: readonly OwnPrice[]): string {
  const multipliers = entries.filter(({ multiply }) => multiply !== undefined).length;
  const renamed = entries.filter(({ priceAs }) => priceAs !== undefined).length;
  const parts = [
    `${formatCount(entries.length)} ${entries.length === 1 ? 'entry' : 'entries'}`,
    ...(multipliers > 0 ? [`${formatCount(multipliers)} ${multipliers === 1 ? 'multiplier' : 'multipliers'}`] : []),
    ...(renamed > 0 ? [`${formatCount(renamed)} priced as another model`] : []),
  ];
  return `${parts.join(', ')}; ${describeValidity(entries)}.`;
}

function describeValidity(entries: readonly OwnPrice[]): string {
  const starts = entries.map(({ from }) => from);
  const ends = entries.map(({ to }) => to);
  const first = starts.includes(null)
    ? 'from the beginning'
    : `first valid from ${dayOf(Math.min(...starts.map(Number)))}`;
  return ends.includes(null) ? `${first}, without an end` : `${first}, until ${dayOf(Math.max(...ends.map(Number)))}`;
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

/**
 * Entries that can price nothing because they stand on a price that the published book does not have, one sentence each: a
 * model they are priced as, or the only models that they multiply. Patterns and any provider are not judged.
 */
export function findIdleEntries(entries: readonly OwnPrice[], published: PriceBook): string[] {
  return entries.flatMap(({ name, provider, models, priceAs, multiply }) => {
    if (priceAs !== undefined) {
      return published.find(priceAs.provider, priceAs.model) === undefined
        ? [`${name}: priceAs names ${priceAs.provider}/${priceAs.model}, which the price book does not have`]
        : [];
    }
    if (multiply === undefined || provider === '*') {
      return [];
    }
    return models
      .filter((model) => !model.includes('*') && published.find(provider, model) === undefined)
      .map((model) => `${name}: the price book has no ${provider}/${model} to multiply; give its rates instead`);
  });
}
