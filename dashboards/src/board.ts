import type { Builder } from '@grafana/grafana-foundation-sdk/cog';
import {
  type Dashboard,
  DashboardBuilder,
  DashboardCursorSync,
  type Panel,
  type VariableModel,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type BoardUid, boardLink, boards } from './links';
import { boardVariables } from './variables';

interface BoardOptions {
  readonly uid: BoardUid;
  readonly description: string;
  readonly panels: readonly Builder<Panel>[];
  /** The last so many days; a week where absent. */
  readonly days?: number;
  /** Variables of this board alone, behind those of all. */
  readonly variables?: readonly Builder<VariableModel>[];
}

/**
 * Raised with every release that changes a board: Grafana replaces the board that an app brought when both the
 * plugin's version and this number differ.
 */
const REVISION = 2;

/** What all boards have in common: variables, time range, links to the others. */
export function board({ uid, description, panels, days = 7, variables = [] }: BoardOptions): Dashboard {
  const dashboard = new DashboardBuilder(boards[uid])
    .id(null)
    .uid(uid)
    .description(description)
    .revision(REVISION)
    .version(REVISION)
    .tags(['llm', 'cost'])
    .timezone('browser')
    .time({ from: `now-${days}d`, to: 'now' })
    .refresh('')
    .tooltip(DashboardCursorSync.Crosshair)
    .editable()
    .annotations([])
    .links(otherBoards(uid).map(boardLink))
    .variables([...boardVariables(), ...variables]);
  panels.forEach((panel) => dashboard.withPanel(panel));
  return dashboard.build();
}

function otherBoards(uid: BoardUid): BoardUid[] {
  return (Object.keys(boards) as BoardUid[]).filter((other) => other !== uid);
}
