import type { Command } from '../command';
import { exitCodes } from '../exitCode';
import { readTraces } from '../input/readTraces';
import { jsonLines } from '../jsonLines';
import { loadPrices } from '../loadPrices';
import { callLine } from './callLine';
import { callReader, type CallGroup } from './eachCall';
import { priceLlmCall } from './priceLlmCall';
import { parseSpanOptions, spanOptionsHelp } from './spanOptions';
import { addBroken, addCall, addDropped, addInvisible, emptyTotals, totalsLine } from './totals';

/** Notices of one kind repeat for every trace: the first ones tell enough. */
const NOTICES = 20;

const help = `Usage: tokencost explain [FILE] [options]

Every LLM call of a trace file, counted once and priced, with a receipt. FILE is OTLP/JSON, Tempo's trace JSON or a corpus
(scenarios, cases), as one document or as JSON lines; without FILE, or with -, standard input.

One JSON line per call and per response-cache hit, then a line with totals, the spans left out and why, the calls that
left no span, and the spans that could not be read. A call that two traces report is counted once where both are
among 2000 calls that end after one another.

${spanOptionsHelp}
Exit codes: 0 all spans were read; 1 some could not be read and were left out; 2 wrong usage or no readable input.

Examples:
  tokencost explain traces.json
  tokencost explain cases.json --at 2026-09-20
  tokencost explain traces.json --feature-key app.module --prices negotiated.json
  curl -s http://tempo:3200/api/traces/4caf79a39a2fa19be11a3a6f42a0e873 | tokencost explain
`;

export const explain: Command = {
  summary: 'every call of a trace file with its cost and receipt',
  help,
  async run(args, { input, output, messages }) {
    const { file, at, prices, window, keys } = parseSpanOptions(args);
    const book = await loadPrices(prices);
    const totals = emptyTotals();
    const lines = jsonLines(output);
    const reader = callReader(keys);

    const print = ({ name, calls, dropped, invisible }: CallGroup) => {
      for (const call of calls) {
        const receipt = priceLlmCall(call, book, at);
        addCall(totals, call, receipt);
        lines.add(callLine(call, receipt, name));
      }
      addDropped(totals, dropped, name);
      addInvisible(totals, invisible, name);
    };

    let notices = 0;
    const onNotice = (notice: string) => {
      notices += 1;
      if (notices <= NOTICES) {
        messages.write(`tokencost explain: ${notice}\n`);
      }
    };
    for await (const piece of readTraces({ file, input, window, onNotice })) {
      addBroken(totals, piece.broken);
      for (const { place, what } of piece.broken) {
        onNotice(`${file ?? 'standard input'}: ${place}: ${what}, left out`);
      }
      for (const group of reader.add(piece)) {
        print(group);
        await lines.settle();
      }
    }
    reader.end().forEach(print);
    lines.add(totalsLine(totals, book.version));
    await lines.finish();
    if (notices > NOTICES) {
      messages.write(`tokencost explain: and ${notices - NOTICES} messages more like these\n`);
    }
    return totals.broken.count > 0 ? exitCodes.findings : exitCodes.ok;
  },
};
