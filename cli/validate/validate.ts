import type { Command, Streams } from '../command';
import { exitCodes, type ExitCode } from '../exitCode';
import { callReader } from '../explain/eachCall';
import { priceLlmCall } from '../explain/priceLlmCall';
import { parseSpanOptions, type SpanOptions, spanOptionNames, spanOptionsHelp } from '../explain/spanOptions';
import { unreadable } from '../input/openInput';
import { readTraces } from '../input/readTraces';
import { jsonLines } from '../jsonLines';
import { loadPrices } from '../loadPrices';
import { onlyValue, parseOptions } from '../parseOptions';
import { UsageError } from '../usageError';
import { reportColumns } from './columnReport';
import { readCsvHeader, splitHeader } from './csvHeader';
import { addReceipt, addSpan, type EmitterReports, isComplete, reportLine } from './emitterReport';

const help = `Usage: tokencost validate [FILE] [options]
       tokencost validate TABLE.csv
       tokencost validate --columns NAME,NAME,...

Whether what you record is enough to say what each call cost, and whose it was.

Of a trace file (as for explain) one JSON line per emitter: how many of its calls have model, tokens, feature, user, error
class and latency; names that are outdated or vendor-specific, with today's name in OpenTelemetry's conventions; what
cannot be priced, and why. Of a table, by the header of a CSV file or by --columns: which fact each column carries, what
is missing, and the column mapping ("columns", "promptTokens") to paste into the data source's settings.

${spanOptionsHelp}  --columns NAMES      the names of a table's columns, with commas between them

Exit codes: 0 the lineage is complete; 1 some required fact is missing somewhere, or spans could not be read;
2 wrong usage or no readable input.

Examples:
  tokencost validate traces.json
  tokencost validate --columns request_id,user,model,tokens_in,tokens_out,created_at
  tokencost validate calls.csv
`;

const columnsOption = '--columns';

export const validate: Command = {
  summary: 'whether spans or a table record enough to price calls',
  help,
  async run(args, streams) {
    const options = parseOptions(args, [...spanOptionNames, columnsOption]);
    const columns = onlyValue(options, columnsOption);
    if (columns !== undefined) {
      if (options.positional.length > 0 || options.given.size > 1) {
        throw new UsageError(`${columnsOption} stands alone: it says all that is judged.`);
      }
      return validateColumns(splitHeader(columns, columnsOption), streams);
    }
    const spanOptions = parseSpanOptions(args);
    const { file } = spanOptions;
    return file !== undefined && /\.csv$/i.test(file)
      ? validateColumns(await headerOf(file, streams), streams)
      : validateSpans(spanOptions, streams);
  },
};

async function headerOf(file: string, { input }: Streams): Promise<readonly string[]> {
  try {
    return await readCsvHeader(file, input);
  } catch (error) {
    throw unreadable(file, error);
  }
}

async function validateColumns(names: readonly string[], { output }: Streams): Promise<ExitCode> {
  const { lines, missing } = reportColumns(names);
  const written = jsonLines(output);
  lines.forEach((line) => written.add(line));
  await written.finish();
  return missing.length === 0 ? exitCodes.ok : exitCodes.findings;
}

async function validateSpans(options: SpanOptions, { input, output, messages }: Streams): Promise<ExitCode> {
  const { file, at, prices, window, keys } = options;
  const book = await loadPrices(prices);
  const reader = callReader(keys);
  const reports: EmitterReports = new Map();
  let broken = 0;
  const onNotice = (notice: string) => messages.write(`tokencost validate: ${notice}\n`);
  const judge = ({ calls }: ReturnType<typeof reader.end>[number]) => {
    for (const call of calls) {
      addReceipt(reports, call, priceLlmCall(call, book, at));
    }
  };
  for await (const piece of readTraces({ file, input, window, onNotice })) {
    for (const { place, what } of piece.broken) {
      broken += 1;
      onNotice(`${file ?? 'standard input'}: ${place}: ${what}, left out`);
    }
    for (const span of [...piece.traces.flat(), ...piece.cases.flatMap(({ spans }) => spans)]) {
      addSpan(reports, span);
    }
    reader.add(piece).forEach(judge);
  }
  reader.end().forEach(judge);

  const emitters = [...reports.values()].filter(({ calls }) => calls > 0);
  const complete = broken === 0 && emitters.length > 0 && emitters.every(isComplete);
  const lines = jsonLines(output);
  emitters.forEach((report) => lines.add(reportLine(report)));
  lines.add({
    emitters: emitters.length,
    complete,
    calls: emitters.reduce((sum, { calls }) => sum + calls, 0),
    broken_spans: broken,
    scopes_without_calls: [...reports.values()].filter(({ calls }) => calls === 0).map(({ scope }) => scope),
  });
  await lines.finish();
  return complete ? exitCodes.ok : exitCodes.findings;
}
