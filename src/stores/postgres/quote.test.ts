import fc from 'fast-check';
import { quoteIdentifier, quoteInstant, quoteTable, quoteText } from './quote';

/** What PostgreSQL reads in a text literal, by the rules of its manual (4.1.2.1 and 4.1.2.2). */
function readText(literal: string): string {
  const [, escaped, body] = /^(E?)'((?:[^']|'')*)'$/s.exec(literal) ?? [];
  if (body === undefined) {
    throw new Error(`Not one text literal: ${literal}`);
  }
  const text = body.replaceAll("''", "'");
  return escaped === 'E'
    ? text.replace(/\\x([0-9a-f]{1,2})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
    : text;
}

const nastyText = fc
  .array(fc.oneof(fc.constantFrom("'", '"', '\\', '$', '[', ']', '{', '\n', '--', 'x24', 'E'), fc.string()), {
    maxLength: 12,
  })
  .map((parts) => parts.join('').replaceAll('\0', ''));

describe('quoteText', () => {
  it('writes one literal that reads as the text, whatever it holds', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(readText(quoteText(text))).toBe(text);
      }),
    );
  });

  it('leaves nothing in it that Grafana takes for a variable or a macro', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(quoteText(text)).not.toMatch(/[$[]/);
      }),
    );
  });

  it('leaves no backslash that is not an escape of its own', () => {
    expect(quoteText('a\\')).toBe("E'a\\x5c'");
    expect(quoteText("\\' OR true --")).toBe("E'\\x5c'' OR true --'");
  });

  it.each([
    ['plain', "'plain'"],
    ["O'Reilly", "'O''Reilly'"],
    ['$__timeFilter("time")', 'E\'\\x24__timeFilter("time")\''],
    ['[[feature]]', "E'\\x5b\\x5bfeature]]'"],
    ['', "''"],
  ])('writes %j as %s', (text, literal) => {
    expect(quoteText(text)).toBe(literal);
  });

  it('refuses a NUL character, which PostgreSQL has none of', () => {
    expect(() => quoteText('a\0b')).toThrow('PostgreSQL text cannot hold a NUL character: "a\\u0000b"');
  });
});

describe('quoteIdentifier', () => {
  it.each([
    ['calls', '"calls"'],
    ['My "Calls"', '"My ""Calls"""'],
    ['cost$', 'U&"cost\\0024"'],
    ['back\\slash', 'U&"back\\005cslash"'],
    ['"; drop table x; --', '"""; drop table x; --"'],
  ])('writes %s as %s', (name, quoted) => {
    expect(quoteIdentifier(name)).toBe(quoted);
  });

  it.each(['', 'a\0b'])('refuses %j', (name) => {
    expect(() => quoteIdentifier(name)).toThrow('Not a name that PostgreSQL can have');
  });
});

describe('quoteTable', () => {
  it.each([
    ['llm_calls', '"llm_calls"'],
    [' metrics.LLM_Calls ', '"metrics"."llm_calls"'],
    ['"My Schema"."Calls"', '"My Schema"."Calls"'],
    ['"a.b".c', '"a.b"."c"'],
    ['"say ""hi"""', '"say ""hi"""'],
    ['db.metrics.calls', '"db"."metrics"."calls"'],
    ['calls;drop', '"calls;drop"'],
  ])('writes %s as %s', (table, quoted) => {
    expect(quoteTable(table)).toBe(quoted);
  });

  it.each(['', '.', 'a.', '.a', 'a..b', 'a.b.c.d', 'two words', 'a"b', '"open', '""', '"a"b.c'])(
    'refuses %j',
    (table) => {
      expect(() => quoteTable(table)).toThrow(`Not a table name: ${JSON.stringify(table)}. Write table, schema.table`);
    },
  );
});

describe('quoteInstant', () => {
  it('names its offset, so that no session zone changes it', () => {
    expect(quoteInstant(Date.UTC(2026, 8, 1, 2, 3, 4, 5))).toBe("'2026-09-01T02:03:04.005Z'::timestamptz");
  });

  it('refuses what is no instant', () => {
    expect(() => quoteInstant(NaN)).toThrow(RangeError);
  });
});
