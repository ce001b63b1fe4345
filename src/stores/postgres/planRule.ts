import type { RuleQueries, RuleRequest } from '../rule';
import { bandLookBack, bandMomentSql, bandRuleSql } from './rules/bandRuleSql';
import { RUNAWAY_LOOK_BACK, runawayMomentSql, runawayRuleSql } from './rules/runawayRuleSql';
import { SILENCE_LOOK_BACK, silenceRuleSql } from './rules/silenceRuleSql';
import { unpricedLookBack, unpricedRuleSql } from './rules/unpricedRuleSql';
import { tableQuery } from './tableQuery';

/** What an alert rule asks PostgreSQL: tables of one number and labels, over the time range that Grafana evaluates for. */
export function planRule(rule: RuleRequest): RuleQueries {
  switch (rule.kind) {
    case 'band':
      return {
        lookBack: bandLookBack(rule),
        value: tableQuery('A', bandRuleSql(rule)),
        moment: tableQuery('B', bandMomentSql(rule)),
      };
    case 'runaway':
      return {
        lookBack: RUNAWAY_LOOK_BACK,
        value: tableQuery('A', runawayRuleSql(rule)),
        moment: tableQuery('B', runawayMomentSql(rule)),
      };
    case 'unpriced':
      return { lookBack: unpricedLookBack(rule), value: tableQuery('A', unpricedRuleSql(rule)) };
    case 'silence':
      return { lookBack: SILENCE_LOOK_BACK, value: tableQuery('A', silenceRuleSql(rule)) };
    default:
      return rule satisfies never;
  }
}
