import type { Group } from 'core/usage/usageRow';

/** How the sum of all groups that are not shown by themselves is named. Dashboards colour it by this name. */
export const REST_LABEL = 'other';

/** The name of a group in legends: its values, or `empty` for the one group of a question without dimensions. */
export function groupLabel({ values }: Group, isRest: boolean, empty: string): string {
  if (isRest) {
    return REST_LABEL;
  }
  return values.length === 0 ? empty : values.join(' · ');
}
