import { breakdownLabel, defaultQuery, describeQuery } from './describeQuery';
import { parseQuery } from './parseQuery';
import type { TokenCostQuery } from './query';

/** A query as a dashboard may hold it: not parsed. */
function stored(fields: Readonly<Record<string, unknown>>): TokenCostQuery {
  return { refId: 'A', ...fields } as unknown as TokenCostQuery;
}

describe('describeQuery', () => {
  it.each([
    [{ analysis: 'series', measure: 'cost', by: [] }, 'Cost over time'],
    [
      { analysis: 'series', measure: 'tokens', by: ['feature', 'tokenClass'] },
      'Tokens by Feature and Token class over time',
    ],
    [{ analysis: 'table', measures: ['cost', 'requests'], by: ['user'] }, 'Cost, Requests by User'],
    [{ analysis: 'variable', dimension: 'errorClass' }, 'Values of Error class'],
    [{ analysis: 'distribution' }, 'Dearest of User'],
    [{ analysis: 'distribution', show: 'summary', dimension: 'tenant' }, 'Spread of cost over Tenant'],
    [{ analysis: 'distribution', show: 'concentration' }, 'What the dearest of User cost by Feature'],
    [{ analysis: 'distribution', show: '$show' }, '$show of User'],
    [{ analysis: 'chains' }, 'Requests by attempts'],
    [{ analysis: 'calls' }, 'Dearest calls'],
    [{ analysis: 'calls', sort: 'time' }, 'Newest calls'],
    [{ analysis: 'coverage', show: 'models' }, 'Models without a price'],
    [{ analysis: 'coverage' }, 'What is recorded'],
    [{ analysis: 'series', measure: '$measure', by: ['$split'] }, '$measure by $split over time'],
    [{ analysis: 'series' }, 'Cost over time'],
    [{ analysis: 'table' }, 'Cost'],
    [{ analysis: 'band' }, 'Cost by Feature with its trailing band'],
    [{ analysis: 'band', show: 'broken', by: 'user', band: '$band' }, 'Hours above the $band band by User'],
    [{ analysis: 'band', show: 'summary', band: 'seasonal' }, 'How many of Feature are above the seasonal band'],
    [{ analysis: 'band', show: '$show' }, '$show of the trailing band by Feature'],
    [{ analysis: 'change' }, ''],
  ])('says %j as "%s"', (query, text) => {
    expect(describeQuery(stored(query))).toBe(text);
  });
});

describe('defaultQuery', () => {
  it('is complete: parsing adds nothing', () => {
    expect(parseQuery(defaultQuery)).toEqual({ ...defaultQuery, refId: 'A' });
  });
});

describe('breakdownLabel', () => {
  it('names dimensions and the token class', () => {
    expect([breakdownLabel('errorClass'), breakdownLabel('tokenClass')]).toEqual(['Error class', 'Token class']);
  });
});
