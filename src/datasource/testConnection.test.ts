import { setDataSourceSrv } from '@grafana/runtime';
import { of, throwError } from 'rxjs';
import { type DelegateOverrides, aDelegate, aTableFrame } from 'testing/aDelegate';
import { describeCoverage, testConnection } from './testConnection';

const coverage = {
  rows: 1000,
  withModel: 1000,
  withTokens: 995,
  withFeature: 500,
  withUser: 0,
  lastCall: Date.UTC(2026, 8, 1, 2, 3, 4, 5),
};

describe('describeCoverage', () => {
  it('says how many calls there are and what share of them has each fact', () => {
    expect(describeCoverage(coverage, 'llm_calls')).toEqual({
      status: 'success',
      message:
        '1,000 calls in the last 7 days in llm_calls, the last one at 2026-09-01T02:03:04Z. Recorded: model 100.0 %, tokens 99.5 %, feature 50.0 %, user 0.0 % of calls.',
    });
  });

  it('warns of an empty table', () => {
    const empty = { rows: 0, withModel: 0, withTokens: 0, withFeature: 0, withUser: 0, lastCall: undefined };
    expect(describeCoverage(empty, 'llm_calls')).toMatchObject({
      status: 'warning',
      message: expect.stringContaining('holds no calls yet') as string,
    });
  });

  it('warns of a table without recent calls and says when the last one began', () => {
    const { status, message } = describeCoverage({ ...coverage, rows: 0 }, 'llm_calls');
    expect(status).toBe('warning');
    expect(message).toContain('no calls of the last 7 days; the last one began at 2026-09-01T02:03:04Z');
  });
});

describe('testConnection', () => {
  const settings = { delegateUid: 'calls', table: 'metrics.calls', timeZone: '' };

  function delegateTo(delegate: DelegateOverrides): void {
    const get = () => Promise.resolve(aDelegate(delegate));
    setDataSourceSrv({ get, getList: () => [], getInstanceSettings: () => undefined } as unknown as Parameters<
      typeof setDataSourceSrv
    >[0]);
  }

  const row = { rows: [4], with_model: [4], with_tokens: [4], with_feature: [2], with_user: [1], last_call: [1] };

  it('asks the chosen table one real question', async () => {
    const query = jest.fn(() => of({ data: [aTableFrame('coverage', row)] }));
    delegateTo({ query });
    await expect(testConnection(settings)).resolves.toMatchObject({ status: 'success' });
    expect(JSON.stringify(query.mock.calls)).toContain('FROM \\"metrics\\".\\"calls\\"');
  });

  it.each([
    ['the message of the delegate', settings, 'Calls: relation "calls" does not exist'],
    ['a missing choice', { ...settings, delegateUid: '' }, 'No data source is chosen'],
    ['a table name that is none', { ...settings, table: 'a b' }, 'Not a table name: "a b"'],
    ['a zone that does not exist', { ...settings, timeZone: 'Berlin' }, 'timeZone: "Berlin" is no time zone'],
  ])('answers with %s as an error', async (_, given, message) => {
    delegateTo({ query: () => throwError(() => new Error('relation "calls" does not exist')) });
    const result = await testConnection(given);
    expect(result.status).toBe('error');
    expect(result.message).toContain(message);
  });
});
