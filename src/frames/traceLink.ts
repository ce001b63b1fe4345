import type { DataFrame, DataLink } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

/** The tracing data source that traces of calls are opened in. */
export interface TraceSource {
  readonly uid: string;
  readonly name: string;
  /** Plugin id, such as `tempo`. */
  readonly type: string;
}

type TraceQuery = DataQuery & { readonly query: string };

/** What asks a tracing data source for one trace: Tempo's TraceQL editor takes a bare trace id, Jaeger and Zipkin do too. */
function traceQuery({ uid, type }: TraceSource, traceId: string): TraceQuery {
  return {
    refId: 'A',
    datasource: { uid, type },
    query: traceId,
    ...(type === 'tempo' && { queryType: 'traceql' }),
  };
}

/** The link of a column of trace ids: Explore with the trace of the cell, beside the table where that is in Explore. */
export function traceLink(source: TraceSource): DataLink<TraceQuery> {
  return {
    title: `Open the trace in ${source.name}`,
    url: '',
    internal: {
      datasourceUid: source.uid,
      datasourceName: source.name,
      query: traceQuery(source, '${__value.raw}'),
    },
  };
}

/** The tracing data source that a frame of calls links to; `undefined` where it links to none. */
export function readTraceSource({ fields }: Pick<DataFrame, 'fields'>): TraceSource | undefined {
  const links = fields.flatMap(({ config }) => config.links ?? []);
  const [internal] = links.flatMap((link) => link.internal ?? []);
  const type = (internal?.query as Partial<DataQuery> | undefined)?.datasource?.type;
  return internal === undefined || type === undefined
    ? undefined
    : { uid: internal.datasourceUid, name: internal.datasourceName, type };
}

/** Explore's address with one trace, in a range around it (epoch ms): some trace stores look no further than that. */
export function exploreTraceUrl(
  source: TraceSource,
  traceId: string,
  { from, to }: { readonly from: number; readonly to: number },
): string {
  const pane = {
    datasource: source.uid,
    queries: [traceQuery(source, traceId)],
    range: { from: String(from), to: String(to) },
  };
  return `/explore?${new URLSearchParams({ schemaVersion: '1', panes: JSON.stringify({ trace: pane }) })}`;
}
