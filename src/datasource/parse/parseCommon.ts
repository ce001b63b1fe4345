import { isTimeZone } from 'core/usage/step';
import { QUERY_VERSION, comparisons, priceBases } from '../query';
import { type Fields, asList, isSet, oneOf, say } from './fields';
import { parseFilter } from './parseFilter';
import { queryDefaults } from './queryDefaults';
import { QueryError } from './queryError';

/** What every analysis has. */
export function parseCommon(fields: Fields) {
  const timeZone = fields['timeZone'];
  return {
    refId: typeof fields['refId'] === 'string' ? fields['refId'] : 'A',
    version: QUERY_VERSION,
    filters: asList(fields['filters'] ?? [], 'filters').map(parseFilter),
    compare: oneOf(fields, 'compare', comparisons, queryDefaults.compare),
    priceBasis: oneOf(fields, 'priceBasis', priceBases, queryDefaults.priceBasis),
    ...(isSet(timeZone) && { timeZone: parseTimeZone(timeZone) }),
  } as const;
}

function parseTimeZone(value: unknown): string {
  if (typeof value !== 'string' || !isTimeZone(value)) {
    throw new QueryError(`timeZone: ${say(value)} is no time zone. Write a name such as Europe/Berlin, or UTC.`);
  }
  return value;
}
