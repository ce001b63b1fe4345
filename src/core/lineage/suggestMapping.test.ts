import { lineageColumns } from './lineageRow';
import { parseColumnMapping } from './parseColumnMapping';
import { knownTables } from './seenNames';
import { suggestMapping } from './suggestMapping';

const named = (...names: string[]) => names.map((name) => ({ name }));

describe('suggestMapping', () => {
  it('takes the lineage names for themselves', () => {
    const names = Object.keys(lineageColumns);
    const own = Object.fromEntries(names.map((name) => [name, { column: name }]));
    expect(suggestMapping(named(...names))).toEqual({ columns: own, promptTokens: 'inclusive' });
  });

  it('knows gen_ai attributes as columns, and that their input includes cached tokens', () => {
    const { columns, promptTokens } = suggestMapping(
      named('timestamp', 'gen_ai.usage.input_tokens', 'gen_ai_usage_output_tokens', 'gen_ai.provider.name'),
    );
    expect(columns).toEqual({
      time: { column: 'timestamp' },
      prompt_tokens: { column: 'gen_ai.usage.input_tokens' },
      completion_tokens: { column: 'gen_ai_usage_output_tokens' },
      provider: { column: 'gen_ai.provider.name' },
    });
    expect(promptTokens).toBe('inclusive');
  });

  it('compares names without case and punctuation and keeps their spelling', () => {
    const { columns } = suggestMapping(named('createdAt', 'promptTokens', 'CompletionTokens', 'userId'));
    expect(columns).toEqual({
      time: { column: 'createdAt' },
      prompt_tokens: { column: 'promptTokens' },
      completion_tokens: { column: 'CompletionTokens' },
      user_id: { column: 'userId' },
    });
  });

  it("takes Anthropic's names for Anthropic's rule", () => {
    const names = named('input_tokens', 'cache_creation_input_tokens', 'cache_read_input_tokens');
    expect(suggestMapping(names).promptTokens).toBe('exclusive');
  });

  it.each([
    ['timestamp with time zone', undefined, undefined],
    ['timestamp(3) without time zone', undefined, 'timestamp in UTC'],
    ['bigint', '1756684800000', 'epoch milliseconds'],
    ['bigint', '1756684800', 'epoch seconds'],
    ['integer', null, 'epoch seconds'],
    ['double precision', '1756684800.25', 'epoch seconds'],
  ])('reads a time in a column of type %s, such as %s, as %s', (type, example, as) => {
    const { columns } = suggestMapping([{ name: 'created_at', type, example }]);
    expect(columns).toEqual({ time: { column: 'created_at', ...(as && { as }) } });
  });

  it('takes no text for a time', () => {
    expect(suggestMapping([{ name: 'created_at', type: 'text' }]).columns).toEqual({});
  });

  it('uses no column twice and guesses nothing for names it does not know', () => {
    expect(suggestMapping(named('endpoint', 'latency', 'colour')).columns).toEqual({ feature: { column: 'endpoint' } });
  });

  it.each(knownTables)('recognises $name as a whole, without the columns that it lacks', ({ name, recognisedBy }) => {
    const { recognised, columns } = suggestMapping(named(...recognisedBy));
    expect(recognised).toBe(name);
    const sources = Object.values(columns).flatMap((source) => ('column' in source ? [source.column] : []));
    expect(sources.filter((column) => !recognisedBy.includes(column))).toEqual([]);
  });

  it.each(knownTables)('maps $name so that provisioning would take it', ({ columns }) => {
    expect(parseColumnMapping(columns)).toEqual({ columns, errors: [] });
  });
});
