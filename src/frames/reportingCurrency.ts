import { type DataFrame, type QueryResultMetaNotice, getValueFormats } from '@grafana/data';
import { currencySymbol } from 'core/format';
import { describeExchanges } from 'core/pricing/describeExchange';
import type { BookCurrency } from 'core/pricing/priceBook';
import type { TimeWindow } from 'core/usage/timeWindow';
import { DOLLAR_UNIT, EXACT_DOLLAR_UNIT } from './fieldConfig';

/**
 * Frames whose amounts are in the currency of the book that priced them: every field in dollars gets the unit of that
 * currency, short or exact as it was, and beside the first of them stands at which rates and of which days. Frames without
 * amounts stay as they are.
 */
export function inReportingCurrency(
  frames: readonly DataFrame[],
  currency: BookCurrency | undefined,
  window: TimeWindow,
): readonly DataFrame[] {
  const hasAmounts = frames.some(({ fields }) => fields.some(({ config }) => isDollarUnit(config.unit)));
  if (currency === undefined || !hasAmounts) {
    return frames;
  }
  const units: Readonly<Record<DollarUnit, string>> = {
    [DOLLAR_UNIT]: unitOf(currency.code),
    [EXACT_DOLLAR_UNIT]: exactUnitOf(currency.code),
  };
  return frames.map((frame, index) => ({
    ...frame,
    fields: frame.fields.map((field) => {
      const { unit } = field.config;
      return isDollarUnit(unit) ? { ...field, config: { ...field.config, unit: units[unit] } } : field;
    }),
    ...(index === 0 && {
      meta: { ...frame.meta, notices: [...(frame.meta?.notices ?? []), exchangeNotice(currency, window)] },
    }),
  }));
}

type DollarUnit = typeof DOLLAR_UNIT | typeof EXACT_DOLLAR_UNIT;

function isDollarUnit(unit: string | null | undefined): unit is DollarUnit {
  return unit === DOLLAR_UNIT || unit === EXACT_DOLLAR_UNIT;
}

function exchangeNotice({ code, exchangesIn }: BookCurrency, window: TimeWindow): QueryResultMetaNotice {
  return { severity: 'info', text: describeExchanges(code, exchangesIn(window)) };
}

/** Grafana's own unit of a currency, or, for one that it does not know, its code before the number. */
export function unitOf(code: string): string {
  const unit = `currency${code}`;
  const isKnown = getValueFormats().some(({ submenu }) => submenu.some(({ value }) => value === unit));
  return isKnown ? unit : `currency:${currencySymbol(code)}`;
}

/** The same for amounts to the cent. */
function exactUnitOf(code: string): string {
  return `currency:financial:${currencySymbol(code)}`;
}
