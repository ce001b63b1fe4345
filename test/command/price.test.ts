import { readFileSync } from 'node:fs';
import { buildCommand, runCommand } from './builtCommand';

beforeAll(buildCommand, 120_000);

interface PricingCase {
  readonly n: number;
  readonly case: string;
  readonly expected_usd: number | null | 'unscored';
}

const file = 'fixtures/pricing/pricing-cases.json';
const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: readonly PricingCase[] };

describe('tokencost price', () => {
  it('answers every pricing case in its order, as lines and as a document', () => {
    const run = runCommand(['price'], { input: cases.map((one) => JSON.stringify(one)).join('\n') });
    expect(run.lines.map(({ n, case: name }) => [n, name])).toEqual(cases.map(({ n, case: name }) => [n, name]));
    const wrong = cases.filter(({ expected_usd }, index) => {
      const usd = run.lines[index]?.['usd'];
      return expected_usd === null
        ? usd !== null
        : expected_usd !== 'unscored' && !(Math.abs(Number(usd) - expected_usd) < 1e-9);
    });
    expect(wrong).toEqual([]);
    expect(run.lines.filter(({ usd, unknown }) => (usd === null) !== (unknown !== null))).toEqual([]);
    expect(run.code).toBe(0);
    expect(runCommand(['price', file]).lines).toEqual(run.lines);
  });

  it('prices one usage given as options, with its price row', () => {
    const options = [
      '--provider',
      'openai',
      '--model=gpt-4o',
      '--at',
      '2026-09-20',
      '--input',
      '100000',
      '--cr',
      '40000',
      '--out',
      '10000',
    ];
    expect(runCommand(['price', ...options]).lines).toEqual([
      {
        usd: 0.3,
        matched: 'openai/gpt-4o',
        priceRow: { source: '@pydantic/genai-prices 0.1.8', from: null, to: null, tier: 'standard' },
        unknown: null,
      },
    ]);
  });

  it('keeps the order around lines that cannot be read, and says which they are', () => {
    const good =
      '{"n": 1, "provider": "openai", "model": "gpt-4o", "timestamp": "2026-09-20T12:00:00Z", "usage": {"input": 1000, "out": 0}}';
    const odd = '{"n": 3, "provider": "openai", "model": "gpt-4o", "timestamp": "today", "usage": {"inputs": 5}}';
    const run = runCommand(['price'], { input: `${good}\n{"n": 2,\n${odd}\n${good}\n` });
    expect(run.lines).toMatchObject([{ n: 1, usd: 0.0025 }, { usd: null }, { n: 3, usd: null }, { n: 1, usd: 0.0025 }]);
    expect(run.lines[2]?.['unknown']).toMatch(/^timestamp is no instant.*; usage has no inputs; it has input,/);
    expect(run.messages).toContain('line 2: ');
    expect(run.messages).toContain('line 3: timestamp is no instant');
    expect(run.code).toBe(1);
  });

  it('does not take what is not known for nothing', () => {
    const line = (usage: object, more: object = {}) =>
      JSON.stringify({ provider: 'openai', model: 'gpt-4o', timestamp: '2026-09-20T12:00:00Z', usage, ...more });
    const input = [
      line({ input: 1000, out: null }),
      line({ input: 1000, out: 1 }, { timestamp: null }),
      line({ input: 1000, out: 1 }, { model: 'no-such-model' }),
      line({ input: 1000, cr: 2000, out: 1 }),
    ].join('\n');
    expect(runCommand(['price'], { input }).lines.map(({ usd, unknown }) => [usd, unknown])).toEqual([
      [null, 'output not recorded'],
      [null, 'time not recorded'],
      [null, 'model not in the price book'],
      [null, 'token counts contradict each other'],
    ]);
  });

  it.each([
    [['--model', 'gpt-4o', '--input', '1.5'], '--input is no whole number'],
    [['--modle', 'gpt-4o'], 'Did you mean --model?'],
    [['--model', 'gpt-4o', 'file.json'], 'as options or as a file, not both'],
    [['--model', 'gpt-4o', '--at', 'yesterday'], '--at takes a date'],
    [['no-such-file.jsonl'], 'no such file'],
    [[], 'nothing to price'],
  ])('refuses %j', (args, message) => {
    const run = runCommand(['price', ...args]);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
  });
});
