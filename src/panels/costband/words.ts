import { type TimeZone, dateTimeFormat, formattedValueToString, getValueFormat } from '@grafana/data';
import { type BandOptions, historyHours } from 'core/bands/band';
import { formatCount } from 'core/format';
import { type ChartHour, type CostChart, isBroken } from './costChart';

/** Text of an amount in the unit of a chart's cost field. */
export function amountText({ costField: { config } }: CostChart, amount: number): string {
  return formattedValueToString(getValueFormat(config.unit ?? 'currencyUSD')(amount, config.decimals));
}

/** `2026-11-18 05:00 - 06:00` by the clock of the dashboard. */
export function hourText({ start }: ChartHour, { step }: CostChart, timeZone: TimeZone): string {
  const from = dateTimeFormat(start, { timeZone, format: 'YYYY-MM-DD HH:mm' });
  return `${from} - ${dateTimeFormat(start + step, { timeZone, format: 'HH:mm' })}`;
}

export interface HourFact {
  readonly name: string;
  readonly value: string;
}

/** All that is known of an hour, in the order in which it is read. */
export function hourFacts(hour: ChartHour, chart: CostChart): HourFact[] {
  const { cost, expected, upper, sigma, n, history, above, calls, callsUnknown } = hour;
  const amount = (name: string, value: number | undefined): HourFact[] =>
    value === undefined ? [] : [{ name, value: amountText(chart, value) }];
  const count = (name: string, value: number | undefined): HourFact[] =>
    value === undefined ? [] : [{ name, value: formatCount(value) }];
  return [
    { name: 'Cost', value: cost === undefined ? 'unknown' : amountText(chart, cost) },
    ...(isBroken(hour) ? amount('Above the band', above) : []),
    ...amount('Expected', expected),
    ...amount('Upper border', upper),
    ...amount('Sigma', sigma),
    ...(upper === undefined ? [] : count('n', n)),
    ...(upper === undefined && history !== undefined ? [{ name: 'Band', value: warmUpText(history, chart.band) }] : []),
    ...count('Calls', calls),
    ...(callsUnknown ? count('Calls of unknown cost', callsUnknown) : []),
    ...(hour.isRunning ? [{ name: 'Hour', value: 'still running: its cost can only grow' }] : []),
  ];
}

/** An hour in one sentence, for those who hear the chart. */
export function hourSentence(hour: ChartHour, chart: CostChart, timeZone: TimeZone): string {
  const facts = hourFacts(hour, chart).map(({ name, value }) => `${name.toLowerCase()} ${value}`);
  return `${chart.name}, ${hourText(hour, chart, timeZone)}: ${facts.join(', ')}`;
}

export function warmUpText(history: number, band: BandOptions | undefined): string {
  if (history === 0) {
    return 'no history yet';
  }
  return band === undefined
    ? `warming up: ${history} hours`
    : `warming up: ${Math.min(history, band.warmUpHours)} of ${band.warmUpHours} hours`;
}

/** What a chart comes to, beside its name. */
export function chartSummary(chart: CostChart): string {
  const { brokenHours, above, warmingUp, band } = chart;
  if (brokenHours > 0) {
    return `${brokenHours} ${brokenHours === 1 ? 'hour' : 'hours'}, ${amountText(chart, above)} above`;
  }
  return warmingUp === undefined ? '' : warmUpText(warmingUp, band);
}

/** The definition of a band in a line. */
export function bandText(chart: CostChart, { kind, sigmas, floorUsd }: BandOptions): string {
  const expectation =
    kind === 'trailing'
      ? `Trailing band: mean of the ${historyHours.trailing} hours before + ${sigmas} sigma`
      : `Seasonal band: median of the same hours of 4 weeks, z ${sigmas}`;
  return `${expectation}, never below ${amountText(chart, floorUsd)}`;
}
