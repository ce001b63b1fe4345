import { isJsonObject } from 'core/jsonObject';
import type { PriceBook } from 'core/pricing/priceBook';
import { priceCall } from 'core/pricing/priceCall';
import type { Command, Streams } from '../command';
import { exitCodes, type ExitCode } from '../exitCode';
import { matchedName, rowFields, usdOf } from '../explain/receiptFields';
import type { Choice, JsonPath } from '../input/jsonScanner';
import { isReadTwice, openInput, unreadable } from '../input/openInput';
import { type JsonItem, readJson } from '../input/readJson';
import { jsonLines } from '../jsonLines';
import { loadPrices } from '../loadPrices';
import { parseInstant } from '../parseInstant';
import { onlyFile, onlyValue, parseOptions, type ParsedOptions } from '../parseOptions';
import { UsageError } from '../usageError';
import { parsePriceRequest, type PriceRequest, usageNames } from './priceRequest';

const help = `Usage: tokencost price --provider NAME --model NAME --at DATE --input N --out N [options]
       tokencost price [FILE] [--prices FILE]      JSON lines, without FILE from standard input

What a usage costs. Of each line of JSON, in order, one answer:
  {"provider": "openai", "model": "gpt-4o", "timestamp": "2026-09-20T12:00:00Z", "service_tier": "batch",
   "usage": {"input": 100000, "cr": 40000, "out": 10000}}
  -> {"usd": ..., "matched": "openai/gpt-4o", "priceRow": {"source", "from", "to", "tier"}, "unknown": null}
usd is null where the cost is unknown, and unknown says why. n and case of a line are repeated in its answer.

Counts, as options or in usage; what is left out did not occur, null is not known:
  input    all input tokens, cached ones and audio included      out     output tokens, reasoning included
  cr       of the input: read from the cache                     reason  of the output: reasoning
  cw5      of the input: written to the cache for 5 minutes      audioIn of the input: audio
  cw1h     of the input: written for an hour                     ws      web searches

  --service-tier NAME  batch, flex, priority, ...; standard where it is left out
  --operation NAME     embeddings, chat, ...
  --at DATE            2026-09-20, 2026-09-20T12:00:00Z or now; without it the cost is unknown
  --prices FILE        own price entries (JSON), laid over the published ones

Exit codes: 0 every line was answered, with a cost or with the reason why it is unknown; 1 some lines could not be read
(their answers say so); 2 wrong usage or no readable input.

Examples:
  tokencost price --provider anthropic --model claude-sonnet-4-5 --at 2026-09-20 --input 9000 --cr 8000 --out 700
  tokencost price usages.jsonl --prices negotiated.json
`;

const callOptions = ['--provider', '--model', '--service-tier', '--operation', '--at'] as const;
const countOptions = usageNames.map((name) => `--${name}` as const);
const optionNames = [...callOptions, ...countOptions, '--prices'] as const;
type Options = ParsedOptions<(typeof optionNames)[number]>;

export const price: Command = {
  summary: 'what a usage costs, from options or JSON lines',
  help,
  async run(args, streams) {
    const options = parseOptions(args, optionNames);
    const file = onlyFile(options);
    const book = await loadPrices(onlyValue(options, '--prices'));
    const isOne = [...options.given.keys()].some((name) => name !== '--prices');
    if (isOne && options.positional.length > 0) {
      throw new UsageError('give a usage as options or as a file, not both.');
    }
    return isOne ? priceOptions(options, book, streams) : priceLines(file, book, streams);
  },
};

async function priceOptions(options: Options, book: PriceBook, { output }: Streams): Promise<ExitCode> {
  const at = onlyValue(options, '--at');
  const usage = usageNames.flatMap((name) => {
    const count = onlyValue(options, `--${name}`);
    return count === undefined ? [] : [[name, count]];
  });
  const request = parsePriceRequest({
    provider: onlyValue(options, '--provider'),
    model: onlyValue(options, '--model'),
    timestamp: at === undefined ? null : new Date(parseInstant('--at', at)).toISOString(),
    service_tier: onlyValue(options, '--service-tier'),
    operation: onlyValue(options, '--operation'),
    usage: Object.fromEntries(usage) as unknown,
  });
  if ('problem' in request.call) {
    throw new UsageError(request.call.problem.replaceAll('usage.', '--'));
  }
  const lines = jsonLines(output);
  lines.add(answer(request, book));
  await lines.finish();
  return exitCodes.ok;
}

async function priceLines(
  file: string | undefined,
  book: PriceBook,
  { input, output, messages }: Streams,
): Promise<ExitCode> {
  const lines = jsonLines(output);
  let answered = 0;
  let unread = 0;
  try {
    if (file !== undefined) {
      await isReadTwice(file);
    }
    for await (const items of readJson(openInput(file, input), takeDocuments)) {
      for (const request of items.flatMap(requestsOf)) {
        answered += 1;
        if ('problem' in request.call) {
          unread += 1;
          messages.write(`tokencost price: ${file ?? 'standard input'}: ${request.place}${request.call.problem}\n`);
        }
        lines.add(answer(request, book));
      }
      await lines.finish();
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (answered === 0) {
    throw new UsageError(`${file ?? 'standard input'}: nothing to price. tokencost price --help shows what a line is.`);
  }
  return unread > 0 ? exitCodes.findings : exitCodes.ok;
}

/** A line is small: each document is taken whole. */
function takeDocuments(path: JsonPath): Choice {
  return path.length === 0 ? 'take' : 'skip';
}

interface PlacedRequest extends PriceRequest {
  /** Goes before a message: `line 7: `. */
  readonly place: string;
}

/** The usages of one line or document: itself, the entries of a list, or the `cases` of a corpus. */
function requestsOf(item: JsonItem): PlacedRequest[] {
  if (!('path' in item)) {
    return [{ place: `${item.place}: `, echo: {}, call: { problem: item.what } }];
  }
  const { value, before } = item;
  const list: unknown = isJsonObject(value) ? value['cases'] : value;
  return Array.isArray(list)
    ? list.map((entry: unknown, index) => ({ place: `${before}[${index}]: `, ...parsePriceRequest(entry) }))
    : [{ place: before, ...parsePriceRequest(value) }];
}

function answer({ echo, call }: PriceRequest, book: PriceBook): object {
  if ('problem' in call) {
    return { ...echo, usd: null, matched: null, priceRow: null, unknown: call.problem };
  }
  const { totalPico, matched, priceRow, unknownReason } = priceCall(call, book);
  return {
    ...echo,
    usd: usdOf(totalPico),
    matched: matchedName(matched),
    priceRow: rowFields(priceRow),
    unknown: unknownReason,
  };
}
