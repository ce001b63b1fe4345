import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import { buildCommand, type CommandRun, runCommand } from './builtCommand';
import { callAttributes, otlpDocument, otlpSpan } from './otlpDocument';

const folder = '.cache/cli-test/files';
const SPAWNS = 120_000;

beforeAll(() => {
  buildCommand();
  mkdirSync(folder, { recursive: true });
}, SPAWNS);

function write(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

const totalsOf = ({ lines }: CommandRun) => lines.at(-1)?.['totals'] as Readonly<Record<string, unknown>>;
const callsOf = ({ lines }: CommandRun) => lines.slice(0, -1);

describe('tokencost explain', () => {
  it('says of every worked case what its spans are', () => {
    const file = 'fixtures/spans/semconv-cases.json';
    const { cases } = JSON.parse(readFileSync(file, 'utf8')) as {
      cases: { id: string; expected: Record<string, unknown>[] }[];
    };
    const run = runCommand(['explain', file, '--at', '2026-09-20']);
    const dropped = run.lines.at(-1)?.['dropped'] as Record<string, unknown>[];
    const said = [...callsOf(run), ...dropped];
    const told = cases.map(({ id, expected }) =>
      expected.map((fields, index) => {
        const line = said.find((one) => one['case'] === id && one['span_id'] === String(index)) ?? {};
        return Object.fromEntries(Object.keys(fields).map((field) => [field, line[field]]));
      }),
    );
    expect(told).toEqual(cases.map(({ expected }) => expected));
    expect(run.code).toBe(0);
  });

  it('leaves the cost of spans without a time unknown unless --at says when', () => {
    const run = runCommand(['explain', 'fixtures/spans/semconv-cases.json']);
    const reasons = callsOf(run).map((call) => [
      call['cache_hit'] === null,
      call['cost_usd'],
      call['cost_unknown_reason'],
    ]);
    expect(reasons).toContainEqual([true, null, 'time not recorded']);
    expect(reasons.filter(([isCall, usd]) => isCall && usd !== null)).toEqual([]);
  });

  it(
    'counts what the providers billed in every recording, and adds up to its lines',
    () => {
      const recorded = 'fixtures/spans/recorded';
      const documents = readdirSync(recorded).map(
        (file) =>
          JSON.parse(readFileSync(path.join(recorded, file), 'utf8')) as {
            scenarios: { truth: { billable_calls: number } }[];
          },
      );
      const run = runCommand(['explain'], { input: documents.map((one) => JSON.stringify(one)).join('\n') });
      const billed = documents.flatMap(({ scenarios }) => scenarios).map(({ truth }) => truth.billable_calls);
      const calls = callsOf(run);
      const invisible = 12; // listed by name in src/core/span/recordedSpans.test.ts
      expect(totalsOf(run)['billable']).toBe(billed.reduce((sum, count) => sum + count) - invisible);
      expect(calls.filter(({ billable }) => billable)).toHaveLength(Number(totalsOf(run)['billable']));
      expect(totalsOf(run)['unknown']).toBe(calls.filter(({ cost_usd }) => cost_usd === null).length);
      const pico = calls.flatMap(({ cost_usd }) => (cost_usd === null ? [] : [Math.round(Number(cost_usd) * 1e12)]));
      expect(totalsOf(run)['cost_pico_usd']).toBe(String(pico.reduce((sum, cost) => sum + cost, 0)));
      expect(run.code).toBe(0);
    },
    SPAWNS,
  );

  it('opens every cost down to lines that add up to it', () => {
    const run = runCommand(['explain', 'fixtures/spans/recorded/py-anthropic-sdk-native-2.11.0.json']);
    const priced = callsOf(run).filter(({ cost_usd }) => cost_usd !== null);
    const sums = priced.map(({ receipt }) =>
      (receipt as { lines: { usd: number }[] }).lines.reduce((sum, { usd }) => sum + Math.round(usd * 1e12), 0),
    );
    expect(sums).toEqual(priced.map(({ cost_usd }) => Math.round(Number(cost_usd) * 1e12)));
    expect(Math.max(...sums)).toBeGreaterThan(0);
  });

  it('names the case, the request, whose call it is, and the reason of an unknown cost', () => {
    const spans = [
      otlpSpan(1, 1, { ...callAttributes, request_id: 'r-1' }),
      otlpSpan(2, 2, { ...callAttributes, 'gen_ai.response.model': 'no-such-model' }),
    ];
    const run = runCommand(['explain'], { input: JSON.stringify(otlpDocument(spans)) });
    expect(callsOf(run)).toMatchObject([
      { case: null, request_id: 'r-1', user_id: 'ada', feature: 'search', cost_usd: 0.0035, cost_unknown_reason: null },
      { cost_usd: null, cost_unknown_reason: 'model not in the price book' },
    ]);
    expect(totalsOf(run)).toMatchObject({
      calls: 2,
      unknown: 1,
      unknown_by_reason: { 'model not in the price book': 1 },
    });
  });

  it('tries own keys first, and own prices', () => {
    const prices = write(
      'prices.json',
      '[{"name":"ours","provider":"openai","model":"gpt-4o*","multiply":{"all":0.5}}]',
    );
    const spans = [otlpSpan(1, 1, { ...callAttributes, module: 'cart', 'acct.id': 'x', 'req.no': '7' })];
    const file = write('own.json', JSON.stringify(otlpDocument(spans)));
    const own = ['--feature-key', 'module', '--user-key=acct.id', '--request-key', 'req.no', '--prices', prices];
    expect(callsOf(runCommand(['explain', file, ...own]))).toMatchObject([
      { feature: 'cart', user_id: 'x', request_id: '7', cost_usd: 0.00175 },
    ]);
  });

  it("reads Tempo's trace JSON in both of its shapes, with ids in base64", () => {
    const id = (hex: string) => Buffer.from(hex, 'hex').toString('base64');
    const span = otlpSpan(1, 1, callAttributes, {
      traceId: id('0'.repeat(31) + '1'),
      spanId: id('0'.repeat(15) + '1'),
    });
    const batches = [{ resource: {}, scopeSpans: [{ spans: [span] }] }];
    for (const document of [{ batches }, { trace: { resourceSpans: batches } }, [{ batches }]]) {
      const run = runCommand(['explain'], { input: JSON.stringify(document, null, 2) });
      expect(callsOf(run)).toMatchObject([{ trace_id: '0'.repeat(31) + '1', cost_usd: 0.0035 }]);
    }
  });

  it('prices a trace whose spans are far apart in a file, and says so where standard input is read in a window', () => {
    const root = otlpSpan(1, 9, { 'app.feature': 'far' });
    const { feature: _, ...attributes } = callAttributes;
    const call = otlpSpan(1, 1, attributes, { parentSpanId: '9'.padStart(16, '0') });
    const between = Array.from({ length: 50 }, (_one, index) => otlpSpan(index + 2, 1, { noise: 1 }));
    const text = [call, ...between, root].map((span) => JSON.stringify(otlpDocument([span]))).join('\n');
    const fromFile = runCommand(['explain', write('far.jsonl', text)]);
    expect(callsOf(fromFile)).toMatchObject([{ feature: 'far' }]);
    expect(fromFile.messages).toBe('');
    const fromPipe = runCommand(['explain', '--window', '10'], { input: text });
    expect(callsOf(fromPipe)).toMatchObject([{ feature: null }]);
    expect(fromPipe.messages).toContain('spans came more than 10 spans after the others');
    expect(callsOf(runCommand(['explain'], { input: text }))).toMatchObject([{ feature: 'far' }]);
  });

  it('reads a resource and a scope that stand behind their spans', () => {
    const [held] = (
      otlpDocument([otlpSpan(1, 1, callAttributes)]) as { resourceSpans: [{ resource: object; scopeSpans: [object] }] }
    ).resourceSpans;
    const scopeSpans = held.scopeSpans.map((one) => Object.fromEntries(Object.entries(one).toReversed()));
    const resource = { attributes: [{ key: 'deployment.environment', value: { stringValue: 'staging' } }] };
    const text = JSON.stringify({ resourceSpans: [{ scopeSpans, resource }] });
    expect(callsOf(runCommand(['explain', write('behind.json', text)]))).toMatchObject([
      { environment: 'staging', receipt: { emitter: { scope: 'a.scope' } } },
    ]);
    const fromPipe = runCommand(['explain'], { input: text });
    expect(callsOf(fromPipe)).toMatchObject([{ environment: null }]);
    expect(fromPipe.messages).toContain('came after its spans');
  });

  it('counts a call once that two traces report', () => {
    const same = { ...callAttributes, 'gen_ai.response.id': 'chatcmpl-1' };
    const spans = [otlpSpan(1, 1, same), { ...otlpSpan(1, 2, same), traceId: 'f'.repeat(32) }];
    const run = runCommand(['explain'], { input: JSON.stringify(otlpDocument(spans)) });
    expect(totalsOf(run)).toMatchObject({ calls: 1, dropped_by_disposition: { duplicate_of_other_span: 1 } });
  });
});

describe('input that is broken', () => {
  it('leaves a broken span out, with its place, and goes on', () => {
    const good = JSON.stringify(otlpSpan(1, 1, callAttributes));
    const text = JSON.stringify(otlpDocument(['HERE'])).replace(
      '"HERE"',
      `{"traceId": oops}, ${good}, {"spanId": "1"}, 7`,
    );
    const run = runCommand(['explain', write('broken-span.json', text)]);
    const at = 'resourceSpans[0].scopeSpans[0].spans';
    expect(callsOf(run)).toHaveLength(1);
    expect(run.lines.at(-1)?.['broken']).toEqual([
      { place: `${at}[0]`, what: 'no JSON' },
      { place: `${at}[2]`, what: 'no valid trace id' },
      { place: `${at}[3]`, what: 'no object' },
    ]);
    expect(run.messages).toContain(`${at}[2]: no valid trace id, left out`);
    expect(run.code).toBe(1);
  });

  it.each([
    ['first', 0],
    ['second', 1],
    ['last', 2],
  ])('leaves the %s line out where it is broken', (_name, at) => {
    const lines = [1, 2, 3].map((trace) => JSON.stringify(otlpDocument([otlpSpan(trace, 1, callAttributes)])));
    lines[at] = lines[at]?.slice(0, 60) ?? '';
    const run = runCommand(['explain'], { input: `${lines.join('\n')}\n` });
    expect(callsOf(run)).toHaveLength(2);
    expect(run.lines.at(-1)).toMatchObject({ broken: [{ place: `line ${at + 1}` }] });
    expect(run.code).toBe(1);
  });

  it('names a broken case, and keeps the others', () => {
    const text = '{"cases": [7, {"id": "two", "spans": [null, {"name": "x", "attributes": {}}]}]}';
    const run = runCommand(['explain'], { input: text });
    expect(run.lines.at(-1)?.['broken']).toEqual([
      { place: 'cases[0]', what: 'no spans' },
      { place: 'cases[1].spans[0]', what: 'no object' },
    ]);
    expect(run.lines.at(-1)?.['dropped']).toMatchObject([{ case: 'two', disposition: 'non_llm' }]);
  });

  it.each([
    ['a file that ends too early', '{"resourceSpans": [{"scopeSpans": [', 'ends too early, at byte 35'],
    ['text', 'hello world', 'no JSON at byte 0'],
    ['nothing', '', 'no spans found'],
    ['JSON of another kind', '{"rows": [1, 2]}', 'no spans found'],
  ])('refuses %s', (_name, text, message) => {
    const run = runCommand(['explain', write('refused.json', text)]);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
  });

  it('refuses a file that is not there, a folder, and own prices with a mistake', () => {
    expect(runCommand(['explain', 'no-such-file.json'])).toMatchObject({ code: 2, output: '' });
    expect(runCommand(['explain', folder])).toMatchObject({ code: 2, output: '' });
    const prices = write('wrong.json', '[{"name": "x"}]');
    const run = runCommand(['explain', 'fixtures/spans/semconv-cases.json', '--prices', prices]);
    expect(run.code).toBe(2);
    expect(run.messages).toContain('entry 1 (x), field provider');
  });

  it('takes a trace file without spans for what it is', () => {
    expect(totalsOf(runCommand(['explain'], { input: '{"resourceSpans": []}' }))).toMatchObject({
      calls: 0,
      cost_usd: 0,
    });
  });
});

describe('a large file', () => {
  it(
    'is read in a heap that its spans would not fit into',
    () => {
      const file = path.join(folder, 'large.json');
      const traces = writeLargeFile(file, 60_000_000);
      const run = runCommand(['explain', file], { heap: 48 });
      expect(run.messages).toBe('');
      expect(totalsOf(run)).toMatchObject({ calls: traces, cost_pico_usd: String(traces * 3_500_000_000) });
      expect(callsOf(run).filter(({ feature }) => feature !== 'far')).toEqual([]);
    },
    SPAWNS,
  );
});

/** One document without a line break; the parent of each call stands 100 traces behind it. Answers the number of traces. */
function writeLargeFile(file: string, bytes: number): number {
  const message = '{"content": "[\\"}'.repeat(800);
  const { feature: _, ...attributes } = callAttributes;
  const parentOf = (trace: number) => otlpSpan(trace, 9, { 'app.feature': 'far' });
  const call = (trace: number) =>
    otlpSpan(trace, 1, { ...attributes, 'gen_ai.input.messages': message }, { parentSpanId: '9'.padStart(16, '0') });
  const [before = '', after = ''] = JSON.stringify(otlpDocument(['SPANS'])).split('"SPANS"');
  const handle = openSync(file, 'w');
  let trace = 0;
  let size = writeSync(handle, before);
  while (size < bytes) {
    trace += 1;
    const spans = trace > 100 ? [call(trace), parentOf(trace - 100)] : [call(trace)];
    size += writeSync(handle, `${trace > 1 ? ',' : ''}${spans.map((span) => JSON.stringify(span)).join(',')}`);
  }
  for (let last = Math.max(1, trace - 99); last <= trace; last += 1) {
    writeSync(handle, `,${JSON.stringify(parentOf(last))}`);
  }
  writeSync(handle, after);
  closeSync(handle);
  return trace;
}
