/** An application's own keys, tried before the built-in names and in the order given: on the span, then its ancestors. */
export interface NormalizeOptions {
  readonly featureKeys?: readonly string[];
  readonly userKeys?: readonly string[];
  readonly requestKeys?: readonly string[];
}
