import type { Builder, Dataquery } from '@grafana/grafana-foundation-sdk/cog';
import type { DataSourceRef } from '@grafana/grafana-foundation-sdk/common';
import type { GridPos } from '@grafana/grafana-foundation-sdk/dashboard';
import type { FieldOverride } from './colors';
import { chosenDataSource } from './datasource';
import { UNKNOWN, type Unit } from './units';

/** What every panel says of itself. The id is part of links to the panel: it never changes and is never used again. */
export interface PanelHead {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly gridPos: GridPos;
  readonly target: Builder<Dataquery>;
  /** A second question, `refId` B, whose answer is joined to the first. */
  readonly against?: Builder<Dataquery>;
  /** For fields whose frame names no unit; an override decides over both. Amounts of money bring theirs, so none is given. */
  readonly unit?: Unit;
}

interface PanelBuilder {
  id(id: number): this;
  title(title: string): this;
  description(description: string): this;
  gridPos(gridPos: GridPos): this;
  datasource(datasource: DataSourceRef): this;
  withTarget(target: Builder<Dataquery>): this;
  unit(unit: string): this;
  noValue(text: string): this;
}

/** Gives a panel its place, its words and its query; a value that is not known says so. */
export function begin<Panel extends PanelBuilder>(panel: Panel, head: PanelHead): Panel {
  const begun = panel
    .id(head.id)
    .title(head.title)
    .description(head.description)
    .gridPos(head.gridPos)
    .datasource(chosenDataSource)
    .withTarget(head.target)
    .noValue(UNKNOWN);
  if (head.unit !== undefined) {
    begun.unit(head.unit);
  }
  return head.against === undefined ? begun : begun.withTarget(head.against);
}

/** Overrides as the generator takes them, later ones winning. */
export function overridesOf(...groups: readonly (readonly FieldOverride[])[]): FieldOverride[] {
  return groups.flat().map(({ matcher, properties }) => ({ matcher, properties: [...properties] }));
}
