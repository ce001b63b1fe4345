import {
  EmbeddedScene,
  SceneControlsSpacer,
  SceneDataTransformer,
  SceneGridItem,
  SceneGridLayout,
  SceneGridRow,
  SceneQueryRunner,
  SceneRefreshPicker,
  SceneTimePicker,
  SceneTimeRange,
  SceneVariableSet,
  VariableValueSelectors,
  VizPanel,
  behaviors,
} from '@grafana/scenes';
import { BoardLinks } from './BoardLinks';
import { boardVariable } from './boardVariable';
import type { ClassicBoard, ClassicPanel } from './classicBoard';
import { PanelNotices } from './PanelNotices';

/** A dashboard in Classic JSON as a scene, opened on a range (epoch milliseconds) that the address may override. */
export function boardScene(board: ClassicBoard, range: { readonly from: number; readonly to: number }): EmbeddedScene {
  return new EmbeddedScene({
    $timeRange: new SceneTimeRange({
      from: new Date(range.from).toISOString(),
      to: new Date(range.to).toISOString(),
      timeZone: board.timezone,
    }),
    $variables: new SceneVariableSet({ variables: (board.templating?.list ?? []).map(boardVariable) }),
    $behaviors: [new behaviors.CursorSync({ sync: board.graphTooltip ?? 0 })],
    controls: [
      new VariableValueSelectors({}),
      new SceneControlsSpacer(),
      new BoardLinks({ links: board.links ?? [] }),
      new SceneTimePicker({ isOnCanvas: true }),
      new SceneRefreshPicker({ isOnCanvas: true }),
    ],
    body: new SceneGridLayout({ children: gridChildren(board.panels), isLazy: false }),
  });
}

/** Panels that follow an open row belong to it; a collapsed row carries its own. */
function gridChildren(panels: readonly ClassicPanel[]): Array<SceneGridItem | SceneGridRow> {
  const children: Array<SceneGridItem | SceneGridRow> = [];
  let row: SceneGridRow | undefined;
  for (const panel of panels) {
    if (panel.type === 'row') {
      row = new SceneGridRow({
        key: `row-${panel.id}`,
        title: panel.title ?? '',
        y: panel.gridPos.y,
        isCollapsed: panel.collapsed ?? false,
        children: (panel.panels ?? []).map(gridItem),
      });
      children.push(row);
    } else if (row && !row.state.isCollapsed) {
      row.setState({ children: [...row.state.children, gridItem(panel)] });
    } else {
      children.push(gridItem(panel));
    }
  }
  return children;
}

function gridItem(panel: ClassicPanel): SceneGridItem {
  const { x, y, w, h } = panel.gridPos;
  return new SceneGridItem({ key: `grid-item-${panel.id}`, x, y, width: w, height: h, body: boardPanel(panel) });
}

function boardPanel(panel: ClassicPanel): VizPanel {
  return new VizPanel({
    key: `panel-${panel.id}`,
    title: panel.title ?? '',
    description: panel.description,
    pluginId: panel.type,
    options: panel.options ?? {},
    fieldConfig: panel.fieldConfig ?? { defaults: {}, overrides: [] },
    displayMode: panel.transparent ? 'transparent' : 'default',
    hoverHeader: !panel.title,
    titleItems: [new PanelNotices({ key: 'notices' })],
    $data: panelData(panel),
  });
}

function panelData({ targets, datasource, transformations, maxDataPoints, interval }: ClassicPanel) {
  if (!targets?.length) {
    return undefined;
  }
  return new SceneDataTransformer({
    transformations: transformations ?? [],
    $data: new SceneQueryRunner({ datasource, queries: targets, maxDataPoints, minInterval: interval }),
  });
}
