import { readSettings, reportingZone } from './settings';

describe('readSettings', () => {
  it('takes text without surrounding blanks', () => {
    const given = { delegateUid: ' calls ', table: ' metrics.calls ', timeZone: ' Europe/Berlin ' };
    expect(readSettings(given)).toEqual({ delegateUid: 'calls', table: 'metrics.calls', timeZone: 'Europe/Berlin' });
  });

  it.each([undefined, null, {}, 'text', { table: '', delegateUid: 7, timeZone: null }, []])(
    'fills what %j leaves out',
    (jsonData) => {
      expect(readSettings(jsonData)).toEqual({ delegateUid: '', table: 'llm_calls', timeZone: '' });
    },
  );
});

describe('reportingZone', () => {
  const settings = { delegateUid: 'calls', table: 'llm_calls', timeZone: '' };
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
