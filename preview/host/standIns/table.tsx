import { type DataFrame, cacheFieldDisplayNames } from '@grafana/data';
import type { TableCellHeight } from '@grafana/schema';
import { TableNG } from '@grafana/ui/unstable';
import { useState } from 'react';
import { NoData } from './NoData';
import { tableDefaults } from './graphOptions';
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
  const custom = (field: DataFrame['fields'][number]): { hidden?: boolean; hideFrom?: { viz?: boolean } } =>
    field.config.custom ?? {};
  return { ...frame, fields: frame.fields.filter((field) => !custom(field).hidden && !custom(field).hideFrom?.viz) };
}

export const table = () => standIn(TableStandIn, { colorMode: 'thresholds', custom: tableDefaults });
