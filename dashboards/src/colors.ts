import {
  type DynamicConfigValue,
  FieldColorModeId,
  type MatcherConfig,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type ErrorClass, errorClasses } from 'core/lineage/lineageRow';
import { dimensions } from 'core/usage/dimension';
import { type TokenClass, tokenClassLabels, tokenClasses } from 'core/usage/tokenClass';

export interface FieldOverride {
  readonly matcher: MatcherConfig;
  readonly properties: DynamicConfigValue[];
}

/** Reads as "the rest" in both themes and is no color of the palette. */
const GREY = '#82828d';
export const LIGHT_GREY = '#a6a6b0';
const DARK_GREY = '#5f5f69';

const errorClassColors: Readonly<Record<ErrorClass, string>> = {
  rate_limit: 'orange',
  overloaded: 'dark-orange',
  timeout: 'purple',
  server_error: 'red',
  auth: 'dark-red',
  invalid_request: 'yellow',
  context_length: 'dark-yellow',
  content_filter: 'blue',
  cancelled: 'light-blue',
  network: 'dark-purple',
  other: GREY,
};

/** Input is blue, cached input green, output orange: a context that bloats shows as the blue growing. */
const tokenClassColors: Readonly<Record<TokenClass, string>> = {
  inputUncached: 'blue',
  cacheRead: 'green',
  cacheWrite5m: 'dark-green',
  cacheWrite1h: 'super-light-green',
  output: 'orange',
  reasoning: 'dark-orange',
};

/** One color for the field of a display name. */
export function fixedColor(name: string, color: string): FieldOverride {
  return {
    matcher: { id: 'byName', options: name },
    properties: [{ id: 'color', value: { mode: FieldColorModeId.Fixed, fixedColor: color } }],
  };
}

/** What has no name and what is added up under "other" is grey wherever it stands, each its own. */
export const greyRest: readonly FieldOverride[] = [
  fixedColor('other', GREY),
  fixedColor(dimensions.feature.none, DARK_GREY),
];

/** For panels whose groups may be error classes: an outage is a colored block on the light grey of what was answered. */
export const errorClassOverrides: readonly FieldOverride[] = [
  fixedColor(dimensions.errorClass.none, LIGHT_GREY),
  ...errorClasses.map((errorClass) => fixedColor(errorClass, errorClassColors[errorClass])),
];

export const tokenClassOverrides: readonly FieldOverride[] = tokenClasses.map((tokenClass) =>
  fixedColor(tokenClassLabels[tokenClass], tokenClassColors[tokenClass]),
);
