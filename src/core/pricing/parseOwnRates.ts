import { type JsonObject, isJsonObject } from '../jsonObject';
import { type Factor, FACTOR_DECIMALS, type OwnPrice, type OwnRate, type OwnRates } from './ownPrice';
import { picoPerCall, picoPerToken, scaleDecimal } from './picoUsd';
import { type RatedClass, ratedClasses } from './priceBook';

/** Says where in a list something is wrong: `entry 2 (contract 2026), field rates.output: ...`. */
export type Complain = (field: string, message: string) => undefined;

/** Factors by class; one number is the factor of all. */
export function readMultiply(value: unknown, complain: Complain): OwnPrice['multiply'] {
  if (value === undefined) {
    return undefined;
  }
  const fields = typeof value === 'number' ? { all: value } : value;
  if (!isJsonObject(fields) || Object.keys(fields).length === 0) {
    return complain('multiply', 'has to be a factor, or an object of factors by token class');
  }
  const factors: Partial<Record<RatedClass | 'all', Factor>> = {};
  for (const [key, factor] of Object.entries(fields)) {
    if (key === 'all' || isRatedClass(key)) {
      const read = readFactor(factor, `multiply.${key}`, complain);
      if (read !== undefined) {
        factors[key] = read;
      }
    } else {
      complain(`multiply.${key}`, `is not known; known are all, ${ratedClasses.join(', ')}`);
    }
  }
  return factors;
}

/** Rates in US dollars per million tokens, or as multiples of another class. */
export function readRates(value: unknown, field: string, complain: Complain): OwnRates {
  if (!isJsonObject(value)) {
    complain(field, 'has to be an object of rates by token class');
    return {};
  }
  const rates: Partial<Record<RatedClass, OwnRate>> = {};
  for (const [key, rate] of Object.entries(value)) {
    if (!isRatedClass(key)) {
      complain(`${field}.${key}`, `is not known; known are ${ratedClasses.join(', ')}`);
      continue;
    }
    const read = readRate(rate, `${field}.${key}`, complain);
    if (read !== undefined) {
      rates[key] = read;
    }
  }
  return rates;
}

function readRate(value: unknown, field: string, complain: Complain): OwnRate | undefined {
  if (!isJsonObject(value)) {
    return isAmount(value)
      ? picoPerToken(value)
      : complain(
          field,
          'has to be US dollars per million tokens, zero or more, or {"times": 2, "of": "inputUncached"}',
        );
  }
  const { times, of } = value;
  const factor = readFactor(times, `${field}.times`, complain);
  if (typeof of !== 'string' || !isRatedClass(of) || field.endsWith(`.${of}`)) {
    return complain(`${field}.of`, `has to be another of ${ratedClasses.join(', ')}`);
  }
  return factor === undefined ? undefined : { times: factor, of };
}

/** Rates above a total input, which has to ascend. */
export function readContextTiers(value: unknown, complain: Complain): OwnPrice['contextTiers'] {
  if (!Array.isArray(value)) {
    complain('contextTiers', 'has to be a list');
    return [];
  }
  const tiers = value.flatMap((tier: unknown, index) => {
    const field = `contextTiers[${index}]`;
    const { inputOver, rates } = isJsonObject(tier) ? tier : {};
    if (typeof inputOver !== 'number' || !Number.isSafeInteger(inputOver) || inputOver < 0) {
      complain(`${field}.inputOver`, 'has to be a whole number of tokens');
      return [];
    }
    return [{ inputOver, rates: readRates(rates, `${field}.rates`, complain) }];
  });
  tiers.forEach(({ inputOver }, index) => {
    const before = tiers[index - 1];
    if (before !== undefined && inputOver <= before.inputOver) {
      complain(`contextTiers[${index}].inputOver`, 'has to be above that of the tier before');
    }
  });
  return tiers;
}

/** A fee in US dollars per thousand -> pico-USD per piece. */
export function readFee(fields: JsonObject, field: string, complain: Complain): bigint | undefined {
  const value = fields[field];
  if (value === undefined) {
    return undefined;
  }
  return isAmount(value) ? picoPerCall(value) : complain(field, 'has to be US dollars per thousand, zero or more');
}

function readFactor(value: unknown, field: string, complain: Complain): Factor | undefined {
  return isAmount(value) ? scaleDecimal(value, FACTOR_DECIMALS) : complain(field, 'has to be a factor, zero or more');
}

function isAmount(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value) && value >= 0;
}

function isRatedClass(value: string): value is RatedClass {
  return (ratedClasses as readonly string[]).includes(value);
}
