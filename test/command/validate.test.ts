import { mkdirSync, writeFileSync } from 'node:fs';
import { parseColumnMapping } from 'core/lineage/parseColumnMapping';
import { buildCommand, runCommand } from './builtCommand';
import { callAttributes, otlpDocument, otlpSpan } from './otlpDocument';

beforeAll(buildCommand, 120_000);

const validate = (spans: readonly object[], ...args: string[]) =>
  runCommand(['validate', ...args], { input: JSON.stringify(otlpDocument(spans)) });

describe('tokencost validate', () => {
  it('finds nothing missing where every call has every fact', () => {
    const run = validate([otlpSpan(1, 1, callAttributes)]);
    expect(run.lines).toMatchObject([
      { emitter: 'a.scope', calls: 1, complete: true, missing: [], outdated: [], vendor_specific: [], unpriced: [] },
      { emitters: 1, complete: true },
    ]);
    expect(run.code).toBe(0);
  });

  it('counts what is missing, on which emitter', () => {
    const { feature: _feature, 'user.id': _user, 'gen_ai.usage.output_tokens': _output, ...poor } = callAttributes;
    const run = validate([otlpSpan(1, 1, callAttributes), otlpSpan(2, 1, poor)]);
    expect(run.lines[0]).toMatchObject({
      complete: false,
      missing: ['tokens', 'feature', 'user'],
      facts: { tokens: { present: 1, missing: 1 }, model: { present: 2, missing: 0 } },
      unpriced: [{ provider: 'openai', model: 'gpt-4o-2024-08-06', reason: 'output not recorded', calls: 1 }],
    });
    expect(run.code).toBe(1);
  });

  it('does not ask refused calls for tokens, but for a class of error', () => {
    const { 'gen_ai.usage.input_tokens': _in, 'gen_ai.usage.output_tokens': _out, ...refused } = callAttributes;
    const status = { status: { code: 2 } };
    const known = validate([otlpSpan(1, 1, { ...refused, 'http.response.status_code': 429 }, status)]);
    expect(known.lines[0]).toMatchObject({
      missing: [],
      facts: { tokens: { present: 0 }, error_class: { present: 1 } },
    });
    expect(known.code).toBe(0);
    expect(validate([otlpSpan(1, 1, refused, status)]).lines[0]).toMatchObject({ missing: ['error_class'] });
  });

  it('names what is outdated or of one vendor, and what the convention says today', () => {
    const { 'gen_ai.provider.name': _, ...attributes } = callAttributes;
    const run = validate([otlpSpan(1, 1, { ...attributes, 'gen_ai.system': 'openai', 'llm.user': 'ada' })]);
    expect(run.lines[0]).toMatchObject({
      outdated: [{ name: 'gen_ai.system', use: 'gen_ai.provider.name', spans: 1 }],
      vendor_specific: [{ name: 'llm.user', use: 'user.id', spans: 1 }],
      without_convention: [{ name: 'feature', use: null, spans: 1 }],
    });
  });

  it('tells a feature that someone named from the name of a workflow', () => {
    const { feature: _, ...attributes } = callAttributes;
    const run = validate([otlpSpan(1, 1, { ...attributes, 'gen_ai.workflow.name': 'nightly' })]);
    expect(run.lines[0]).toMatchObject({ facts: { feature: { present: 1, missing: 0, inferred: 1 } } });
  });

  it('is not content with a file without calls, or with spans that cannot be read', () => {
    expect(validate([otlpSpan(1, 1, { noise: 1 })]).code).toBe(1);
    const broken = validate([otlpSpan(1, 1, callAttributes), {}]);
    expect(broken).toMatchObject({ code: 1, lines: [{ complete: true }, { complete: false, broken_spans: 1 }] });
  });

  it('takes own keys', () => {
    const { feature: _, ...attributes } = callAttributes;
    const spans = [otlpSpan(1, 1, { ...attributes, module: 'cart' })];
    expect([validate(spans).code, validate(spans, '--feature-key', 'module').code]).toEqual([1, 0]);
  });
});

describe('tokencost validate of a table', () => {
  const full = 'created_at,user_id,feature,model,tokens_in,tokens_out,error_class,latency_ms';

  it('prints a mapping that the data source takes', () => {
    const run = runCommand(['validate', '--columns', full]);
    const last = run.lines.at(-1) ?? {};
    expect(parseColumnMapping(last['columns']).errors).toEqual([]);
    expect(last).toMatchObject({ complete: true, missing: [], promptTokens: 'inclusive' });
    expect(run.lines).toContainEqual({
      column: 'tokens_in',
      carries: ['prompt_tokens'],
      attribute: ['gen_ai.usage.input_tokens'],
    });
    expect(run.code).toBe(0);
  });

  it('says what is missing and what stays unused', () => {
    const run = runCommand(['validate', '--columns', 'created_at,tokens_in,colour']);
    expect(run.lines).toContainEqual({ column: 'colour', carries: [], attribute: [] });
    expect(run.lines.at(-1)).toMatchObject({
      complete: false,
      missing: ['completion_tokens', 'model', 'user_id', 'feature', 'error_class', 'latency_ms'],
    });
    expect(run.code).toBe(1);
  });

  it('reads the header of a CSV file', () => {
    mkdirSync('.cache/cli-test', { recursive: true });
    writeFileSync('.cache/cli-test/calls.csv', `\uFEFF"created_at",${full.slice(11)}\r\n1,2,3,4,5,6,7,8\r\n`);
    expect(runCommand(['validate', '.cache/cli-test/calls.csv'])).toEqual(runCommand(['validate', '--columns', full]));
  });

  it.each([
    [['--columns', ','], 'no column names'],
    [['--columns', 'a', 'file.json'], '--columns stands alone'],
    [['no-such.csv'], 'no such file'],
  ])('refuses %j', (args, message) => {
    const run = runCommand(['validate', ...args]);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
  });
});
