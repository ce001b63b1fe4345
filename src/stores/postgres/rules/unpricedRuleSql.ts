import { HOUR } from 'core/usage/timeWindow';
import { tokenClasses } from 'core/usage/tokenClass';
import type { UnpricedRule } from '../../rule';
import { dimensionSql } from '../callSql';
import { judgedCallsSql, pricedSums, pricingKeyColumns } from '../judgedCallsSql';
import { sumColumn } from '../pricedSumsSql';
import { joinRates, rateColumn } from '../rates';
import { ruleWindow } from '../sqlWindow';

export function unpricedLookBack({ hours }: UnpricedRule): number {
  return hours * HOUR;
}

/** Tokens by model that have no rate here: of models without a price, and of classes that a model's price leaves out. */
export function unpricedRuleSql({ source, filters, cuts, rates }: UnpricedRule): string {
  const names = ['model_name', 'provider_name'];
  const columns = [`${dimensionSql('model')} AS model_name`, `${dimensionSql('provider')} AS provider_name`];
  const keys = [...names, ...pricingKeyColumns];
  const unpriced = tokenClasses.map(
    (name) => `CASE WHEN ${rateColumn(name)} IS NULL THEN ${sumColumn[name]} ELSE 0 END`,
  );
  return `SELECT model_name AS "model", provider_name AS "provider", sum(${unpriced.join(' + ')})::float8 AS value
FROM (
  SELECT ${[...keys, ...pricedSums].join(',\n    ')}
  FROM (
  ${judgedCallsSql({ source, window: ruleWindow, filters, cuts, columns })}
  ) AS judged
  GROUP BY ${keys.map((_, index) => index + 1).join(', ')}
) AS usage
      ${joinRates(rates)}
GROUP BY 1, 2
ORDER BY 3 DESC, 1, 2
LIMIT 100`;
}
