import { measureNames } from 'core/usage/measure';
import fc from 'fast-check';
import { activeFilters } from './parse/parseFilter';
import { QueryError } from './parse/queryError';
import { parseQuery } from './parseQuery';
import { ALL_VALUES } from './query';

const series = { refId: 'A', analysis: 'series' };
const table = { refId: 'A', analysis: 'table' };

describe('parseQuery', () => {
  it('fills what a series leaves out', () => {
    expect(parseQuery(series)).toEqual({
      refId: 'A',
      version: 1,
      analysis: 'series',
      measure: 'cost',
      by: [],
      top: 8,
      step: 'auto',
      amounts: 'short',
      filters: [],
      compare: 'none',
      priceBasis: 'then',
    });
  });

  it('fills what a table leaves out', () => {
    expect(parseQuery(table)).toMatchObject({
      measures: ['cost'],
      by: [],
      limit: 25,
      sort: 'value',
      amounts: 'short',
      trend: false,
      leaks: false,
      drifts: false,
    });
  });

  it('keeps everything that is given', () => {
    const given = {
      refId: 'B',
      version: 1,
      analysis: 'table',
      measures: ['cost', 'requests'],
      by: ['feature', 'model', 'provider'],
      limit: 5,
      sort: 'change',
      amounts: 'exact',
      trend: true,
      leaks: false,
      drifts: false,
      filters: [{ dimension: 'environment', operator: 'not in', values: ['test'] }],
      compare: '1 week',
      priceBasis: 'today',
      timeZone: 'Europe/Berlin',
    };
    expect(parseQuery(given)).toEqual(given);
  });

  it('fills what the other analyses leave out', () => {
    expect(parseQuery({ analysis: 'distribution' })).toMatchObject({
      dimension: 'user',
      show: 'ranking',
      by: 'feature',
      limit: 25,
      amounts: 'short',
    });
    expect(parseQuery({ analysis: 'band' })).toMatchObject({
      by: 'feature',
      show: 'bands',
      band: 'trailing',
      floorUsd: 1,
      limit: 25,
    });
    expect(parseQuery({ analysis: 'coverage' })).toMatchObject({ show: 'facts' });
    expect(parseQuery({ analysis: 'calls' })).toMatchObject({ limit: 25, sort: 'cost' });
    expect(parseQuery({ analysis: 'chains' })).toMatchObject({ analysis: 'chains', filters: [] });
  });

  it('leaves the sigmas to the kind of band where they are not given, because the kind may be a variable', () => {
    expect(parseQuery({ analysis: 'band', band: 'seasonal', sigmas: '' })).not.toHaveProperty('sigmas');
    expect(parseQuery({ analysis: 'band', sigmas: '3.5', floorUsd: '0' })).toMatchObject({ sigmas: 3.5, floorUsd: 0 });
  });

  it('keeps a legend, and takes a blank for none', () => {
    expect(parseQuery({ ...series, legend: '{{feature}}' })).toMatchObject({ legend: '{{feature}}' });
    expect(parseQuery({ ...series, legend: '' })).not.toHaveProperty('legend');
  });

  it('reads a variable query', () => {
    expect(parseQuery({ analysis: 'variable', dimension: 'user' })).toMatchObject({ refId: 'A', dimension: 'user' });
  });

  it('returns the same for what it has returned', () => {
    const parsed = parseQuery({ ...table, by: ['feature', 'none', ''], limit: '7' });
    expect(parseQuery(parsed)).toEqual(parsed);
  });

  it('takes numbers that a variable made text of', () => {
    expect(parseQuery({ ...series, top: '12' })).toMatchObject({ top: 12 });
  });

  it('drops breakdowns that are empty, "none" or repeated', () => {
    expect(parseQuery({ ...series, by: ['feature', '', 'none', null, 'feature'] })).toMatchObject({ by: ['feature'] });
    expect(parseQuery({ ...table, measures: ['cost', 'cost'] })).toMatchObject({ measures: ['cost'] });
  });

  it('takes a blank for the default', () => {
    expect(parseQuery({ ...series, step: '', compare: null, timeZone: '' })).toMatchObject({
      step: 'auto',
      compare: 'none',
    });
    expect(parseQuery({ ...series, timeZone: '' })).not.toHaveProperty('timeZone');
  });

  it.each([
    ['no object', 'series', 'query: expected an object, got "series"'],
    ['a list', [], 'query: expected an object, got []'],
    [
      'no analysis',
      {},
      'analysis: this query does not say what to show. Choose it in the query editor, or write one of: series',
    ],
    ['an unknown analysis', { analysis: 'change' }, 'analysis: "change" is none.'],
    ['an unknown band', { analysis: 'band', band: 'weekly' }, 'band: "weekly" is none of trailing, seasonal.'],
    ['no sigmas', { analysis: 'band', sigmas: 0 }, 'sigmas: 0 has to be a number from 0.5 to 100.'],
    ['a word for dollars', { analysis: 'band', floorUsd: 'one' }, 'floorUsd: "one" has to be a number from 0'],
    ['too many bands', { analysis: 'band', limit: 101 }, 'limit: 101 has to be a whole number from 1 to 100.'],
    ['a newer version', { ...series, version: 2 }, 'version: this query was made by a newer plugin (2). Update'],
    ['an unknown measure', { ...series, measure: 'money' }, 'measure: "money" is none. Choose one of: cost, tokens'],
    ['a measure that is no own property', { ...series, measure: 'toString' }, 'measure: "toString" is none.'],
    ['no measures', { ...table, measures: [] }, 'measures: choose at least one.'],
    ['measures that are no list', { ...table, measures: 'cost' }, 'measures: expected a list, got "cost"'],
    ['an unknown breakdown', { ...series, by: ['colour'] }, 'by: "colour" is no dimension. Choose among: feature'],
    ['three breakdowns', { ...series, by: ['feature', 'model', 'user'] }, 'by: at most 2 dimensions can be shown'],
    [
      'four breakdowns of a table',
      { ...table, by: ['feature', 'model', 'provider', 'service'] },
      'by: at most 3 dimensions can be shown at once',
    ],
    [
      'users ordered by change',
      { ...table, by: ['user'], sort: 'change' },
      'only its dearest rows leave the database, which ranks them by cost',
    ],
    ['leaks of everything', { ...table, leaks: true }, 'leaks: leaks are looked for in the groups of exactly one'],
    ['drifts of everything', { ...table, drifts: true }, 'drifts: drifts are looked for in the groups of exactly one'],
    ['leaks of two', { ...table, by: ['feature', 'model'], leaks: true }, 'not of feature, model. Split by one'],
    [
      'the dearest users by user',
      { analysis: 'distribution', show: 'concentration', by: 'user' },
      'cannot be broken down by the same dimension',
    ],
    ['an unknown view', { analysis: 'distribution', show: 'pie' }, 'show: "pie" is none of summary, histogram'],
    ['unknown amounts', { ...table, amounts: 'full' }, 'amounts: "full" is none of short, exact.'],
    ['unknown coverage', { analysis: 'coverage', show: 'all' }, 'show: "all" is none of facts, models.'],
    ['an unknown order of calls', { analysis: 'calls', sort: 'tokens' }, 'sort: "tokens" is none of cost, time.'],
    ['no calls', { analysis: 'calls', limit: 0 }, 'limit: 0 has to be a whole number from 1 to 1000.'],
    ['a legend that is no text', { ...series, legend: 7 }, 'legend: expected a text such as {{feature}}, got 7.'],
    ['a top of 0', { ...series, top: 0 }, 'top: 0 has to be a whole number from 1 to 50.'],
    ['a top of 51', { ...series, top: 51 }, 'top: 51 has to be a whole number from 1 to 50.'],
    ['a top that is no number', { ...series, top: 'many' }, 'top: "many" has to be a whole number from 1 to 50.'],
    ['a blank top', { ...series, top: ' ' }, 'top: " " has to be a whole number from 1 to 50.'],
    ['half a row', { ...table, limit: 2.5 }, 'limit: 2.5 has to be a whole number from 1 to 1000.'],
    ['an unknown step', { ...series, step: 'week' }, 'step: "week" is none of auto, 5 minutes, hour, day.'],
    [
      'an unknown comparison',
      { ...series, compare: 'last year' },
      'compare: "last year" is none of none, 1 week, previous range.',
    ],
    ['an unknown price basis', { ...series, priceBasis: 'now' }, 'priceBasis: "now" is none of then, today.'],
    ['an unknown order', { ...table, sort: 'name' }, 'sort: "name" is none of value, change.'],
    [
      'an unknown zone',
      { ...series, timeZone: 'Berlin' },
      'timeZone: "Berlin" is no time zone. Write a name such as Europe/Berlin',
    ],
    ['an offset for a zone', { ...series, timeZone: '+01:00' }, 'timeZone: "+01:00" is no time zone.'],
    [
      'an unknown dimension',
      { analysis: 'variable', dimension: 'tokenClass' },
      'dimension: "tokenClass" is no dimension.',
    ],
    ['filters that are no list', { ...series, filters: {} }, 'filters: expected a list, got {}'],
    ['a filter that is no object', { ...series, filters: ['a'] }, 'filters: expected an object, got "a"'],
    ['a filter of nothing', { ...series, filters: [{ values: [] }] }, 'filters: nothing is no dimension.'],
    [
      'a filter by a number',
      { ...series, filters: [{ dimension: 'user', values: [7] }] },
      'filters: a value of user has to be text, got 7.',
    ],
    [
      'an unknown operator',
      { ...series, filters: [{ dimension: 'user', operator: '=' }] },
      'operator: "=" is none of in, not in.',
    ],
  ])('refuses %s and says what is wrong', (_, raw, message) => {
    expect(() => parseQuery(raw)).toThrow(QueryError);
    expect(() => parseQuery(raw)).toThrow(message);
  });

  it.each(measureNames.filter((measure) => measure !== 'cost' && measure !== 'tokens'))(
    'refuses to split %s by token class, of which a call has several',
    (measure) => {
      expect(() => parseQuery({ ...series, measure, by: ['tokenClass'] })).toThrow('cannot be split by token class');
      expect(() => parseQuery({ ...table, measures: ['cost', measure], by: ['tokenClass'] })).toThrow(
        'cannot be split',
      );
    },
  );

  it('either returns a query or throws a QueryError, whatever it is given', () => {
    const fields = [
      'version',
      'analysis',
      'measure',
      'measures',
      'by',
      'top',
      'limit',
      'step',
      'filters',
      'compare',
      'timeZone',
    ];
    const raw = fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(fc.jsonValue(), fc.constantFrom('series', 'table', 1)),
    );
    fc.assert(
      fc.property(raw, (query) => {
        try {
          expect(parseQuery(query)).toMatchObject({ version: 1 });
        } catch (reason) {
          expect(reason).toBeInstanceOf(QueryError);
        }
      }),
    );
  });
});

describe('activeFilters', () => {
  const filter = (...values: string[]) => ({ dimension: 'feature', operator: 'in', values }) as const;

  it('keeps filters with values', () => {
    expect(activeFilters([filter('a', 'b')])).toEqual([filter('a', 'b')]);
  });

  it.each([
    ['no value', filter()],
    ['only blanks', filter('', '')],
    ['All', filter(ALL_VALUES)],
    ['All among others', filter('a', ALL_VALUES)],
  ])('drops a filter with %s', (_, dropped) => {
    expect(activeFilters([dropped])).toEqual([]);
  });

  it('drops blanks among values', () => {
    expect(activeFilters([filter('', 'a')])).toEqual([filter('a')]);
  });
});
