import type { BadgeColor } from '@grafana/ui';
import type { RuleComparison } from 'alerts/compareRule';

interface ComparisonText {
  readonly badge: string;
  readonly color: BadgeColor;
  /** What it means, in a sentence; absent where the badge says all. */
  readonly text?: string;
}

/** How a rule stands to what is chosen, in words. */
export function comparisonText(comparison: RuleComparison): ComparisonText {
  switch (comparison.state) {
    case 'absent':
      return { badge: 'not created', color: 'darkgrey' };
    case 'same':
      return { badge: 'as here', color: 'green' };
    case 'differs':
      return { badge: 'differs', color: 'orange', text: `Not as here: ${comparison.differences.join(', ')}.` };
    case 'otherPrices':
      return {
        badge: 'other price book',
        color: 'orange',
        text: `It was made with ${comparison.prices}.${comparison.differences.length === 0 ? '' : ` Not as here either: ${comparison.differences.join(', ')}.`} Update it to judge by the prices of this version.`,
      };
    case 'provisioned':
      return {
        badge: 'provisioned',
        color: 'blue',
        text: `It is kept by ${comparison.by === 'file' ? 'a provisioning file' : `another tool (${comparison.by})`} and cannot be changed here: change it there${comparison.differences.length === 0 ? '.' : `, or take it out there and create it here. Not as here: ${comparison.differences.join(', ')}.`}`,
      };
    default:
      return comparison satisfies never;
  }
}
