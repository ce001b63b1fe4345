import { lineageReceipt } from 'core/receipts/lineageReceipt';
import { aLineageRow } from 'testing/aLineageRow';
import { aPriceBook } from 'testing/aPriceBook';
import { callsFrame } from './callsFrame';
import { exploreTraceUrl, readTraceSource, traceLink } from './traceLink';

const tempo = { uid: 'traces', name: 'Tempo', type: 'tempo' };
const row = aLineageRow();
const calls = [{ row, receipt: lineageReceipt(row, aPriceBook({})) }];

describe('traceLink', () => {
  it('asks Tempo for the id in the cell', () => {
    expect(traceLink(tempo).internal).toMatchObject({
      datasourceUid: 'traces',
      query: { query: '${__value.raw}', queryType: 'traceql', datasource: { uid: 'traces', type: 'tempo' } },
    });
  });

  it('asks other stores by the id alone', () => {
    expect(traceLink({ ...tempo, type: 'jaeger' }).internal?.query).not.toHaveProperty('queryType');
  });

  it('stands in the trace column of calls, from where it can be read again', () => {
    const frame = callsFrame(calls, 'A', tempo);
    expect(frame.fields.filter(({ config }) => config.links !== undefined).map(({ name }) => name)).toEqual(['trace']);
    expect(readTraceSource(frame)).toEqual(tempo);
    expect(readTraceSource(callsFrame(calls, 'A'))).toBeUndefined();
  });
});

describe('exploreTraceUrl', () => {
  it('opens Explore on the trace', () => {
    const url = new URL(exploreTraceUrl(tempo, 'abc', { from: 1, to: 2 }), 'http://grafana');
    expect(url.pathname).toBe('/explore');
    expect(url.searchParams.get('schemaVersion')).toBe('1');
    expect(JSON.parse(url.searchParams.get('panes') ?? '')).toEqual({
      trace: {
        datasource: 'traces',
        queries: [{ refId: 'A', datasource: { uid: 'traces', type: 'tempo' }, query: 'abc', queryType: 'traceql' }],
        range: { from: '1', to: '2' },
      },
    });
  });
});
