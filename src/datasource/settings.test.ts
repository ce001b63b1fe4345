import { readSettings, reportingZone, sourceOf } from './settings';

describe('readSettings', () => {
  it('takes text without surrounding blanks', () => {
    const given = { delegateUid: ' calls ', table: ' metrics.calls ', timeZone: ' Europe/Berlin ' };
    expect(readSettings(given)).toEqual({
      delegateUid: 'calls',
      table: 'metrics.calls',
      timeZone: 'Europe/Berlin',
      promptTokens: 'inclusive',
    });
  });

  it.each([undefined, null, {}, 'text', { table: '', delegateUid: 7, timeZone: null, columns: null }, []])(
    'fills what %j leaves out',
    (jsonData) => {
      expect(readSettings(jsonData)).toEqual({
        delegateUid: '',
        table: 'llm_calls',
        timeZone: '',
        promptTokens: 'inclusive',
      });
    },
  );

  it('keeps own prices and a currency as they are, and nothing where none is set', () => {
    const prices = [{ name: 'a' }];
    const given = { prices, currency: 'EUR', exchangeRates: '{"perUsd"', traceDataSource: ' tempo ' };
    expect(readSettings(given)).toMatchObject({
      pricing: { prices, currency: 'EUR', exchangeRates: '{"perUsd"' },
      traceDataSource: 'tempo',
    });
    expect(readSettings({ prices: ' ', currency: null, exchangeRates: '', traceDataSource: '' })).toEqual(
      readSettings({}),
    );
  });

  it('reads a column mapping in its short and its long form', () => {
    const columns = { time: { column: 'ts', as: 'epoch seconds' }, prompt_tokens: 'i', completion_tokens: 'o' };
    expect(readSettings({ columns, promptTokens: 'exclusive' })).toMatchObject({
      columns: {
        time: { column: 'ts', as: 'epoch seconds' },
        prompt_tokens: { column: 'i' },
        completion_tokens: { column: 'o' },
      },
      promptTokens: 'exclusive',
    });
  });
});

describe('sourceOf', () => {
  it('is the table with its mapping', () => {
    const columns = { time: 't', prompt_tokens: 'i', completion_tokens: 'o' };
    expect(sourceOf(readSettings({ table: 'api_log', columns }), 'UTC')).toEqual({
      table: 'api_log',
      timeZone: 'UTC',
      columns: { time: { column: 't' }, prompt_tokens: { column: 'i' }, completion_tokens: { column: 'o' } },
      promptTokens: 'inclusive',
    });
  });

  it('has no mapping where none is set', () => {
    expect(sourceOf(readSettings({}), 'UTC')).not.toHaveProperty('columns');
  });

  it.each([
    [
      { columns: '{"time":"t"}' },
      'columns: is a text. Write an object, such as {"time": "created_at"}, not JSON inside of quotes.',
    ],
    [{ columns: { prompt_tokens: 'i', completion_tokens: 'o' } }, 'columns.time: is missing'],
    [{ promptTokens: 'both' }, 'promptTokens: "both" is not known. Write "inclusive"'],
  ])('refuses %j and says what to write', (jsonData, message) => {
    expect(() => sourceOf(readSettings(jsonData), 'UTC')).toThrow(`Settings of this data source: ${message}`);
  });
});

describe('reportingZone', () => {
  const settings = readSettings({ delegateUid: 'calls' });
  const inBerlin = { ...settings, timeZone: 'Europe/Berlin' };

  it('is that of the query, else of the data source, else of the dashboard', () => {
    expect(reportingZone('Asia/Kolkata', inBerlin, 'utc')).toBe('Asia/Kolkata');
    expect(reportingZone(undefined, inBerlin, 'utc')).toBe('Europe/Berlin');
    expect(reportingZone(undefined, settings, 'America/New_York')).toBe('America/New_York');
  });

  it('reads the words that Grafana has for zones', () => {
    expect(reportingZone(undefined, settings, 'utc')).toBe('UTC');
    const browser = Intl.DateTimeFormat().resolvedOptions().timeZone;
    expect([reportingZone(undefined, settings, 'browser'), reportingZone(undefined, settings, '')]).toEqual([
      browser,
      browser,
    ]);
  });

  it('names a zone of the settings that does not exist, and says where to mend it', () => {
    expect(() => reportingZone(undefined, { ...settings, timeZone: 'Berlin' }, 'utc')).toThrow(
      'timeZone: "Berlin" is no time zone. Write a name such as Europe/Berlin, or UTC, in the settings of this data source.',
    );
  });
});
