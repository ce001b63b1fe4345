import { type Measure, isMeasure, measureNames } from 'core/usage/measure';
import { say } from './fields';
import { QueryError } from './queryError';

export function parseMeasure(value: unknown): Measure {
  if (!isMeasure(value)) {
    throw new QueryError(`measure: ${say(value)} is none. Choose one of: ${measureNames.join(', ')}.`);
  }
  return value;
}
