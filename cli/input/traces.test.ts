import { aSpan } from 'testing/aSpan';
import { countedTraces, countSpans, type SpanCounts, windowedTraces } from './traces';

const span = (id: string) => aSpan({ traceId: id.charAt(0), spanId: id });
const ids = (traces: readonly (readonly { readonly spanId: string }[])[]) =>
  traces.map((trace) => trace.map(({ spanId }) => spanId).join(' '));

describe('countedTraces', () => {
  it('hands a trace over with its last span, however far apart they are', () => {
    const counts: SpanCounts = new Map();
    const spans = ['a1', 'b1', 'c1', 'b2', 'a2'].map(span);
    countSpans(counts, spans);
    const collector = countedTraces(counts);
    expect(spans.map((one) => ids(collector.add([one])))).toEqual([[], [], ['c1'], ['b1 b2'], ['a1 a2']]);
    expect(collector.end()).toEqual([]);
  });
});

describe('windowedTraces', () => {
  it('hands the trace over that was quiet for longest once the window is full', () => {
    const collector = windowedTraces(3, () => undefined);
    expect(ids(collector.add(['a1', 'b1', 'a2', 'c1'].map(span)))).toEqual(['b1']);
    expect(ids(collector.end())).toEqual(['a1 a2', 'c1']);
  });

  it('says which trace goes on after it was handed over', () => {
    const late: string[] = [];
    const collector = windowedTraces(1, (traceId) => late.push(traceId));
    expect(ids(collector.add(['a1', 'b1', 'a2'].map(span)))).toEqual(['a1', 'b1']);
    expect(late).toEqual(['a']);
    expect(ids(collector.end())).toEqual(['a2']);
  });
});
