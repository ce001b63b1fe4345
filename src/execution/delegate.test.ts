import type { DataSourceApi } from '@grafana/data';
import { aDelegate } from 'testing/aDelegate';
import { type DelegateOptions, getDelegate, messageOf } from './delegate';

const ownType = 'llmops-tokencost-datasource';

function delegateOf(answer: () => Promise<DataSourceApi>, options: Partial<DelegateOptions> = {}) {
  const get = jest.fn(answer);
  return { get, delegate: getDelegate({ uid: 'calls', ownType, sources: { get }, ...options }) };
}

describe('getDelegate', () => {
  it('returns the data source with the uid and the store that speaks its language', async () => {
    const dataSource = aDelegate();
    const scopedVars = { feature: { text: 'a', value: 'a' } };
    const { get, delegate } = delegateOf(() => Promise.resolve(dataSource), { scopedVars });
    await expect(delegate).resolves.toMatchObject({ dataSource, store: { name: 'PostgreSQL' } });
    expect(get).toHaveBeenCalledWith({ uid: 'calls' }, scopedVars);
  });

  it('asks for nothing where no data source is chosen, because Grafana would answer with its default one', async () => {
    const { get, delegate } = delegateOf(() => Promise.resolve(aDelegate()), { uid: '' });
    await expect(delegate).rejects.toThrow('No data source is chosen to read the calls from. Choose one (PostgreSQL)');
    expect(get).not.toHaveBeenCalled();
  });

  it('names a uid that is gone, with what Grafana says of it', async () => {
    const gone = { message: 'Datasource calls was not found' };
    // Grafana rejects with an object that is no Error.
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors
    const { delegate } = delegateOf(() => Promise.reject(gone));
    await expect(delegate).rejects.toThrow(
      'uid "calls" that calls are read from cannot be opened (Datasource calls was not found)',
    );
  });

  it('refuses a data source of a kind that calls cannot be read from', async () => {
    const { delegate } = delegateOf(() => Promise.resolve(aDelegate({ name: 'Metrics', type: 'prometheus' })));
    await expect(delegate).rejects.toThrow(
      'Calls cannot be read from "Metrics" (prometheus): choose a data source of one of these kinds: PostgreSQL.',
    );
  });

  it('refuses a data source of its own kind, which would ask itself', async () => {
    const { delegate } = delegateOf(() => Promise.resolve(aDelegate({ name: 'Cost', type: ownType })));
    await expect(delegate).rejects.toThrow('"Cost" is an LLM Token Cost data source itself');
  });

  it('refuses another data source than the one asked for, such as the default one in its place', async () => {
    const { delegate } = delegateOf(() => Promise.resolve(aDelegate({ uid: 'default', name: 'Default' })));
    await expect(delegate).rejects.toThrow(
      'There is no data source with uid "calls", and "Default" (uid "default") is not used in its place',
    );
  });
});

describe('messageOf', () => {
  it.each([
    ['an Error', new Error('broken'), 'broken'],
    ['a plain object', { message: 'not found' }, 'not found'],
    ['a failed request', { status: 403, statusText: 'Forbidden', data: { message: 'Access denied' } }, 'Access denied'],
    ['a failed request without a body', { status: 502, statusText: 'Bad Gateway', data: null }, 'Bad Gateway'],
    ['a text', 'broken', 'broken'],
    ['nothing', undefined, 'undefined'],
    ['an object of no known kind', { code: 7 }, '{"code":7}'],
  ])('reads %s', (_, reason, message) => {
    expect(messageOf(reason)).toBe(message);
  });
});
