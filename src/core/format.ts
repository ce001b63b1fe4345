/**
 * Dollars for people: `$1,234` from a thousand up, `$12.34` from a dollar up, three significant digits below (`$0.0042`),
 * so that only zero reads `$0.00`. The sign stands before the symbol.
 */
export function formatUsd(usd: number): string {
  return formatAmount(usd, 'USD');
}

/** An amount as `formatUsd` writes dollars, with the symbol of its currency (ISO 4217): `€12.34`, `CHF 0.0042`. */
export function formatAmount(amount: number, currency: string): string {
  const sign = amount < 0 ? '-' : '';
  return `${sign}${currencySymbol(currency)}${formatDollars(Math.abs(amount))}`;
}

/** The symbol that stands before an amount: of several letters with a space after it, so that it can be told from the number. */
export function currencySymbol(currency: string): string {
  const parts = new Intl.NumberFormat('en-US', { style: 'currency', currency }).formatToParts(0);
  const symbol = parts.find(({ type }) => type === 'currency')?.value ?? currency;
  return /^[A-Z]+$/.test(symbol) ? `${symbol} ` : symbol;
}

function formatDollars(dollars: number): string {
  if (dollars === 0) {
    return '0.00';
  }
  const short = Number(dollars.toPrecision(3));
  if (short < 1) {
    const leadingZeros = -Math.floor(Math.log10(short)) - 1;
    return atLeastCents(short.toFixed(leadingZeros + 3));
  }
  const cents = dollars.toFixed(2);
  return Number(cents) < 1000 ? cents : formatCount(dollars);
}

const PICO_DIGITS = 12;

/** Pico-USD (1e-12 dollars) as dollars with every digit that is not zero: `$1,234.567890123456`, at least cents. */
export function formatUsdExact(pico: bigint): string {
  return formatAmountExact(pico, 'USD');
}

/** 1e-12 units of a currency with every digit that is not zero, at least two of them. */
export function formatAmountExact(pico: bigint, currency: string): string {
  const sign = pico < 0n ? '-' : '';
  const digits = (pico < 0n ? -pico : pico).toString().padStart(PICO_DIGITS + 1, '0');
  const whole = BigInt(digits.slice(0, -PICO_DIGITS)).toLocaleString('en-US');
  return `${sign}${currencySymbol(currency)}${atLeastCents(`${whole}.${digits.slice(-PICO_DIGITS)}`)}`;
}

/** Drops the zeros at the end of a decimal, but none of the two digits that people read as cents. */
function atLeastCents(decimal: string): string {
  return decimal.replace(/(\.\d\d\d*?)0+$/, '$1');
}

const thousands = ['', ' k', ' M', ' B', ' T'] as const;

/** Tokens in the largest unit that keeps a whole number before the point: `950`, `12.3 k`, `1.2 M`, `3.4 B`. */
export function formatTokens(tokens: number): string {
  let scaled = tokens;
  let power = 0;
  // 999.95 is the border, not 1000: it would be rounded to `1000 k`.
  while (Math.abs(scaled) >= (power === 0 ? 999.5 : 999.95) && power < thousands.length - 1) {
    scaled /= 1000;
    power += 1;
  }
  return `${scaled.toFixed(power === 0 ? 0 : 1).replace(/\.0$/, '')}${thousands[power]}`;
}

const wholeNumber = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** A count of calls, requests or groups: `1,234,567`. */
export function formatCount(count: number): string {
  return wholeNumber.format(count);
}

/** A ratio (1 is all of it) as a percentage with one decimal. What is not quite nothing or not quite all says so. */
export function formatShare(ratio: number): string {
  const percent = (100 * ratio).toFixed(1);
  if (ratio !== 0 && Number(percent) === 0) {
    return ratio > 0 ? '<0.1 %' : '>-0.1 %';
  }
  return ratio < 1 && percent === '100.0' ? '>99.9 %' : `${percent} %`;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Milliseconds in the two largest units that matter: `850 ms`, `1.2 s`, `3 min 20 s`, `2 h 5 min`, `3 d 4 h`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 0) {
    return `-${formatDuration(-milliseconds)}`;
  }
  if (Math.round(milliseconds) < SECOND) {
    return `${Math.round(milliseconds)} ms`;
  }
  const tenths = Math.round(milliseconds / 100);
  if (tenths < 600) {
    return `${tenths / 10} s`;
  }
  const seconds = Math.round(milliseconds / SECOND) * SECOND;
  if (seconds < HOUR) {
    return inTwoUnits(seconds, [MINUTE, 'min'], [SECOND, 's']);
  }
  const minutes = Math.round(milliseconds / MINUTE) * MINUTE;
  if (minutes < DAY) {
    return inTwoUnits(minutes, [HOUR, 'h'], [MINUTE, 'min']);
  }
  return inTwoUnits(Math.round(milliseconds / HOUR) * HOUR, [DAY, 'd'], [HOUR, 'h']);
}

type DurationUnit = readonly [length: number, name: string];

function inTwoUnits(milliseconds: number, [large, largeName]: DurationUnit, [small, smallName]: DurationUnit): string {
  const rest = (milliseconds % large) / small;
  const whole = `${Math.floor(milliseconds / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}

/** The day of an instant (epoch ms) by a zone's clock: `Nov 14`. */
export function formatDay(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-US', { timeZone, month: 'short', day: 'numeric' }).format(instant);
}
