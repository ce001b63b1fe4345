import { type DataFrame, cacheFieldDisplayNames } from '@grafana/data';
import type { TableCellHeight } from '@grafana/schema';
// The host is Grafana's side of the border: it serves this to plugins, and core's own table is in it.
// eslint-disable-next-line no-restricted-imports
import { TableNG } from '@grafana/ui/unstable';
import { useState } from 'react';
import { tableDefaults } from './graphOptions';
import { NoData } from './NoData';
import { type StandInProps, standIn } from './standIn';

interface TableOptions {
  readonly frameIndex: number;
  readonly showHeader: boolean;
  readonly cellHeight: TableCellHeight;
  readonly sortBy: Array<{ displayName: string; desc?: boolean }>;
}

function TableStandIn({ data, width, height, options, fieldConfig, timeRange }: StandInProps<TableOptions>) {
  const [sortBy, setSortBy] = useState(options.sortBy);
  const frame = data.series[options.frameIndex ?? 0] ?? data.series[0];
  if (!frame || frame.fields.length === 0 || frame.length === 0) {
    return <NoData text={fieldConfig.defaults.noValue} />;
  }
  // The table reads the names that overrides gave from the fields' state, where core's panel puts them.
  cacheFieldDisplayNames(data.series);
  return (
    <TableNG
      data={withoutHidden(frame)}
      width={width}
      height={height}
      noHeader={options.showHeader === false}
      cellHeight={options.cellHeight}
      initialSortBy={sortBy}
      onSortByChange={setSortBy}
      timeRange={timeRange}
      fieldConfig={fieldConfig}
      structureRev={data.structureRev}
      resizable
    />
  );
}

/** Both ways of hiding a column: the older `custom.hidden` and `custom.hideFrom.viz`. */
function withoutHidden(frame: DataFrame): DataFrame {
  return {
    ...frame,
    fields: frame.fields.filter(({ config }) => !isHidden(config.custom as ColumnOptions | undefined)),
  };
}

interface ColumnOptions {
  readonly hidden?: boolean;
  readonly hideFrom?: { readonly viz?: boolean };
}

function isHidden(options: ColumnOptions | undefined): boolean {
  return Boolean(options?.hidden || options?.hideFrom?.viz);
}

export const table = () => standIn(TableStandIn, { colorMode: 'thresholds', custom: tableDefaults });
