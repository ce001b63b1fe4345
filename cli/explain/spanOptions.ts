import type { NormalizeOptions } from 'core/span/normalizeOptions';
import { DEFAULT_WINDOW } from '../input/readTraces';
import { parseInstant } from '../parseInstant';
import { onlyFile, onlyValue, parseOptions } from '../parseOptions';
import { UsageError } from '../usageError';

/** What `explain` and `validate` take alike. */
export interface SpanOptions {
  readonly file: string | undefined;
  /** Epoch milliseconds for spans without a time; null leaves their cost unknown. */
  readonly at: number | null;
  readonly prices: string | undefined;
  readonly window: number;
  readonly keys: NormalizeOptions;
}

export const spanOptionNames = [
  '--at',
  '--feature-key',
  '--user-key',
  '--request-key',
  '--prices',
  '--window',
] as const;

export const spanOptionsHelp = `  --at DATE            price spans without a time at 2026-09-20, 2026-09-20T12:00:00Z or now;
                       without it their cost is unknown
  --feature-key NAME   attribute that names the feature, tried before the built-in ones; repeatable
  --user-key NAME      the same for the user
  --request-key NAME   the same for the logical request (else request_id, gen_ai.request.id, the trace)
  --prices FILE        own price entries (JSON), laid over the published ones
  --window SPANS       standard input only: how many spans are held while the rest of their trace may still
                       come (default ${DEFAULT_WINDOW}); a file is read twice instead and needs no window
`;

export function parseSpanOptions(args: readonly string[]): SpanOptions {
  const options = parseOptions(args, spanOptionNames);
  const at = onlyValue(options, '--at');
  return {
    file: onlyFile(options),
    at: at === undefined ? null : parseInstant('--at', at),
    prices: onlyValue(options, '--prices'),
    window: parseWindow(onlyValue(options, '--window')),
    keys: {
      featureKeys: options.given.get('--feature-key') ?? [],
      userKeys: options.given.get('--user-key') ?? [],
      requestKeys: options.given.get('--request-key') ?? [],
    },
  };
}

function parseWindow(text: string | undefined): number {
  if (text === undefined) {
    return DEFAULT_WINDOW;
  }
  const window = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (window < 1) {
    throw new UsageError(`--window takes a number of spans, 1 or more; got "${text}".`);
  }
  return window;
}
