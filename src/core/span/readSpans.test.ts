import { readCorpus } from './readCorpus';
import { readOtlp } from './readOtlp';
import { readTempo } from './readTempo';

const TRACE = '5b8efff798038103d269b633813fc60c';
const SPAN = 'eee19b7ec3c1b174';

const otlpSpan = {
  traceId: TRACE,
  spanId: SPAN,
  parentSpanId: '',
  name: 'chat gpt-4o',
  kind: 3,
  startTimeUnixNano: '1795248434185685664',
  endTimeUnixNano: '1795248434253019790',
  status: { code: 2, message: 'refused' },
  attributes: [
    { key: 'int', value: { intValue: '9007199254740993' } },
    { key: 'double', value: { doubleValue: 0.5 } },
    { key: 'text', value: { stringValue: 'a' } },
    { key: 'flag', value: { boolValue: false } },
    { key: 'list', value: { arrayValue: { values: [{ stringValue: 'x' }, { intValue: '2' }] } } },
    { key: 'map', value: { kvlistValue: { values: [{ key: 'inner', value: { intValue: 1 } }] } } },
    { key: 'empty', value: {} },
  ],
  events: [{ name: 'exception', timeUnixNano: '1795248434000000000', attributes: [] }],
};

const resource = { attributes: [{ key: 'service.name', value: { stringValue: 'shop-api' } }] };
const document = (spans: readonly unknown[], scopeKey = 'scopeSpans', nameKey = 'scope') => ({
  resourceSpans: [{ resource, [scopeKey]: [{ [nameKey]: { name: 'ai', version: '6' }, spans }] }],
});

describe('readOtlp', () => {
  it('reads a span with every kind of attribute value', () => {
    expect(readOtlp(document([otlpSpan]))).toEqual({
      broken: [],
      spans: [
        {
          traceId: TRACE,
          spanId: SPAN,
          parentSpanId: null,
          name: 'chat gpt-4o',
          kind: 'CLIENT',
          startTime: expect.closeTo(1795248434185.6857, 3) as number,
          endTime: expect.closeTo(1795248434253.0198, 3) as number,
          status: 'error',
          statusMessage: 'refused',
          scope: { name: 'ai', version: '6' },
          resource: { 'service.name': 'shop-api' },
          attributes: {
            int: 9007199254740992,
            double: 0.5,
            text: 'a',
            flag: false,
            list: ['x', 2],
            map: { inner: 1 },
            empty: null,
          },
          events: [{ name: 'exception', time: 1795248434000, attributes: {} }],
        },
      ],
    });
  });

  it('reads the older name of scopes', () => {
    const { spans } = readOtlp(document([otlpSpan], 'instrumentationLibrarySpans', 'instrumentationLibrary')) ?? {};
    expect(spans).toMatchObject([{ scope: { name: 'ai' } }]);
  });

  it('reports a broken span with its place and reads the others', () => {
    expect(
      readOtlp(document([7, { ...otlpSpan, traceId: 'no' }, otlpSpan, { ...otlpSpan, spanId: '' }])),
    ).toMatchObject({
      spans: [{ spanId: SPAN }],
      broken: [
        { place: 'resourceSpans[0].scopeSpans[0].spans[0]', what: 'no object' },
        { place: 'resourceSpans[0].scopeSpans[0].spans[1]', what: 'no valid trace id' },
        { place: 'resourceSpans[0].scopeSpans[0].spans[3]', what: 'no valid span id' },
      ],
    });
  });

  it('keeps an attribute that is named like a prototype', () => {
    const attributes = [{ key: '__proto__', value: { stringValue: 'x' } }];
    const [span] = readOtlp(document([{ ...otlpSpan, attributes }]))?.spans ?? [];
    expect(Object.keys(span?.attributes ?? {})).toEqual(['__proto__']);
  });

  it.each([[null], ['text'], [[]], [{ spans: [] }]])('leaves %j to other readers', (value) => {
    expect(readOtlp(value)).toBeUndefined();
  });
});

describe('readTempo', () => {
  const base64 = { ...otlpSpan, traceId: 'W47/95gDgQPSabYzgT/GDA==', spanId: '7uGbfsPBsXQ=', kind: 'SPAN_KIND_CLIENT' };

  it.each([
    ['batches', { batches: document([base64]).resourceSpans }],
    ['a trace', { trace: document([{ ...base64, status: { code: 'STATUS_CODE_ERROR' } }]) }],
  ])('reads %s with ids in base64', (_, value) => {
    expect(readTempo(value)?.spans).toMatchObject([{ traceId: TRACE, spanId: SPAN, kind: 'CLIENT', status: 'error' }]);
  });

  it('names the place inside a trace', () => {
    expect(readTempo({ trace: document([{}]) })?.broken).toMatchObject([
      { place: 'trace.resourceSpans[0].scopeSpans[0].spans[0]' },
    ]);
  });
});

describe('readCorpus', () => {
  it('reads cases without ids as one trace, parents by position', () => {
    const spans = [
      { name: 'a', duration_ms: 12, status: 'OK' },
      { name: 'b', parent: 0, attributes: { n: 1 } },
      'no span',
    ];
    expect(readCorpus({ cases: [{ id: 'case-1', spans }, 3] })).toMatchObject([
      {
        name: 'case-1',
        spans: [
          { traceId: 'case-1', spanId: '0', parentSpanId: null, durationMs: 12, startTime: null, status: 'ok' },
          { traceId: 'case-1', spanId: '1', parentSpanId: '0', attributes: { n: 1 } },
        ],
        broken: [{ place: 'cases[0].spans[2]' }],
      },
      { name: 'cases[1]', spans: [], broken: [{ place: 'cases[1]' }] },
    ]);
  });

  it('leaves other documents to other readers', () => {
    expect(readCorpus({ resourceSpans: [] })).toBeUndefined();
  });
});
