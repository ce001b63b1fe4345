import { type DataFrame, type QueryResultMetaNotice, getValueFormats } from '@grafana/data';
import { currencySymbol } from 'core/format';
import { describeExchanges } from 'core/pricing/describeExchange';
import type { BookCurrency } from 'core/pricing/priceBook';
import type { TimeWindow } from 'core/usage/timeWindow';
import { DOLLAR_UNIT } from './fieldConfig';

/**
 * A frame whose amounts are in the currency of the book that priced them: every field in dollars gets the unit of that
 * currency, and beside them stands at which rates and of which days. A frame without amounts stays as it is.
 */
export function inReportingCurrency(
  frame: DataFrame,
  currency: BookCurrency | undefined,
  window: TimeWindow,
): DataFrame {
  if (currency === undefined || !frame.fields.some(({ config }) => config.unit === DOLLAR_UNIT)) {
    return frame;
  }
  const unit = unitOf(currency.code);
  return {
    ...frame,
    fields: frame.fields.map((field) =>
      field.config.unit === DOLLAR_UNIT ? { ...field, config: { ...field.config, unit } } : field,
    ),
    meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), exchangeNotice(currency, window)] },
  };
}

/** A panel's own unit goes before that of its data: the shipped boards have some, to show totals to the cent. */
const FIXED_UNIT = 'A panel that sets its own unit may still write $ before them.';

function exchangeNotice({ code, exchangesIn }: BookCurrency, window: TimeWindow): QueryResultMetaNotice {
  return { severity: 'info', text: `${describeExchanges(code, exchangesIn(window))} ${FIXED_UNIT}` };
}

/** Grafana's own unit of a currency, or, for one that it does not know, its code before the number. */
export function unitOf(code: string): string {
  const unit = `currency${code}`;
  const isKnown = getValueFormats().some(({ submenu }) => submenu.some(({ value }) => value === unit));
  return isKnown ? unit : `currency:${currencySymbol(code)}`;
}
