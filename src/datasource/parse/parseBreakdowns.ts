import {
  type Breakdown,
  type Dimension,
  breakdownNames,
  dimensionNames,
  isBreakdown,
  isDimension,
} from 'core/usage/dimension';
import { type Measure, measures } from 'core/usage/measure';
import { type Fields, asList, isSet, say } from './fields';
import { QueryError } from './queryError';

export function parseDimension(value: unknown, name: string): Dimension {
  if (!isDimension(value)) {
    throw new QueryError(`${name}: ${say(value)} is no dimension. Choose one of: ${dimensionNames.join(', ')}.`);
  }
  return value;
}

/** What a query is split by; blanks, "none" and repetitions, which a dashboard variable may bring, are left out. */
export function parseBreakdowns(fields: Fields, most: number): Breakdown[] {
  const names = asList(fields['by'] ?? [], 'by').filter((name) => isSet(name) && name !== 'none');
  const by = names.map((name) => {
    if (!isBreakdown(name)) {
      throw new QueryError(`by: ${say(name)} is no dimension. Choose among: ${breakdownNames.join(', ')}.`);
    }
    return name;
  });
  const distinct = [...new Set(by)];
  if (distinct.length > most) {
    throw new QueryError(`by: at most ${most} dimensions can be shown at once, not ${distinct.join(', ')}.`);
  }
  return distinct;
}

/** A measure that a call has only as a whole cannot be split by the classes of its tokens. */
export function checkTokenClass(by: readonly Breakdown[], asked: readonly Measure[]): void {
  const wrong = asked.find((measure) => measure !== 'cost' && measure !== 'tokens');
  if (by.includes('tokenClass') && wrong !== undefined) {
    throw new QueryError(
      `by: "${measures[wrong].label}" cannot be split by token class, because a call has tokens of several classes. Only cost and tokens can.`,
    );
  }
}
