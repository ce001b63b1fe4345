import { parseColumnMapping } from './parseColumnMapping';

const required = { time: 'created_at', prompt_tokens: 'tokens_in', completion_tokens: 'tokens_out' };

describe('parseColumnMapping', () => {
  it('takes a text for a column', () => {
    expect(parseColumnMapping(required)).toEqual({
      columns: {
        time: { column: 'created_at' },
        prompt_tokens: { column: 'tokens_in' },
        completion_tokens: { column: 'tokens_out' },
      },
      errors: [],
    });
  });

  it.each([
    [{ time: { column: 'ts', as: 'epoch seconds' } }],
    [{ model: { column: 'usage', path: ['model', '0'] } }],
    [{ provider: { constant: 'openai' } }],
    [{ attempt: { constant: '1' } }],
    [{ response_cache: { column: 'hit', values: { True: 'exact', False: 'miss', '': null } } }],
    [{ latency_ms: { column: 'took', as: 'seconds' } }],
  ])('keeps %j as it is', (given) => {
    const { columns, errors } = parseColumnMapping({ ...required, ...given });
    expect(errors).toEqual([]);
    expect(columns).toMatchObject(given);
  });

  it.each([
    [
      '{"time":"created_at"}',
      'columns: is a text. Write an object, such as {"time": "created_at"}, not JSON inside of quotes.',
    ],
    [['time'], 'columns: expected an object of lineage columns, such as {"time": "created_at"}.'],
    [7, 'columns: expected an object of lineage columns, such as {"time": "created_at"}.'],
  ])('refuses %j as a whole', (given, error) => {
    expect(parseColumnMapping(given)).toEqual({ columns: {}, errors: [error] });
  });

  it('names every required column that is missing', () => {
    expect(parseColumnMapping({ model: 'engine' }).errors).toEqual(
      ['time', 'prompt_tokens', 'completion_tokens'].map(
        (name) =>
          `columns.${name}: is missing, and without it no cost can be computed. Name the column of your table that holds it.`,
      ),
    );
  });

  it.each([
    [{ prompt_token: 'x' }, 'columns.prompt_token: no column of the lineage table. It has these: time, request_id, '],
    [{ model: 7 }, "columns.model: expected a column's name or an object, got 7."],
    [{ model: '' }, 'columns.model: column: expected the name of a column of your table, got "".'],
    [{ model: {} }, 'columns.model: column: expected the name of a column of your table, got nothing.'],
    [{ model: { column: 'a\0b' } }, 'columns.model: column: expected the name of a column'],
    [
      { model: { column: 'm', sql: 'now()' } },
      'columns.model: "sql" is no field of a mapping. Use column, path, as, values,',
    ],
    [{ model: { column: 'm', path: 'a.b' } }, 'columns.model: path: expected a list of JSON keys as texts'],
    [{ model: { column: 'm', path: [] } }, 'columns.model: path: expected a list of JSON keys as texts'],
    [{ model: { column: 'm', path: [0] } }, 'columns.model: path: expected a list of JSON keys as texts'],
    [
      { model: { column: 'm', as: 'seconds' } },
      'columns.model: as: "seconds" does not fit this column. It can be read as "text".',
    ],
    [{ model: { column: 'm', as: 'uuid' } }, 'columns.model: as: "uuid" is not known. It can be read as "text".'],
    [{ model: { column: 'm', values: ['a'] } }, 'columns.model: values: expected an object of texts'],
    [
      { model: { column: 'm', values: { a: 1 } } },
      'columns.model: values: "a" is replaced by 1. Write a text, or null',
    ],
    [{ model: { constant: 1 } }, 'columns.model: constant: expected a text, got 1.'],
    [{ model: { constant: 'a', column: 'm' } }, 'columns.model: a constant stands alone.'],
    [{ time: { constant: '2026-01-01' } }, 'columns.time: calls cannot all begin at once: name a column.'],
    [{ time: { column: 't', values: {} } }, 'columns.time: values: times are not replaced one by one. Remove it.'],
    [{ attempt: { constant: 'one' } }, 'columns.attempt: constant: "one" is no whole number.'],
    [{ latency_ms: { constant: '1s' } }, 'columns.latency_ms: constant: "1s" is no number.'],
    [{ http_status: { column: 's', values: { ok: '2OO' } } }, 'columns.http_status: values: "2OO" is no whole number.'],
    [
      { response_cache: { column: 'hit', values: { True: 'yes' } } },
      'columns.response_cache: values: "yes" is no kind of response cache. Write exact, semantic, unspecified, miss; null for none.',
    ],
  ])('says what is wrong with %j', (given, message) => {
    const { columns, errors } = parseColumnMapping({ ...required, ...given });
    expect(errors).toHaveLength(1);
    expect(errors[0]).toContain(message);
    expect(Object.keys(columns).sort()).toEqual(
      Object.keys(required)
        .filter((name) => !(name in given))
        .sort(),
    );
  });
});
