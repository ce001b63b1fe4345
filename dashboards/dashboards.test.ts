import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { isBreakdown } from 'core/usage/dimension';
import { ALL_VALUES, PLUGIN_ID, QUERY_VERSION, comparisons } from 'datasource/query';
import { boards } from './src/links';
import { methodPages, methodUrl } from './src/methodPage';
import { renderBoards } from './src/render';
import { AD_HOC_FILTERS, filterVariables, listedVariables } from './src/variables';

interface Place {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

interface CommittedPanel {
  readonly id: number;
  readonly title: string;
  readonly description: string;
  readonly gridPos: Place;
  readonly datasource: unknown;
  readonly targets: readonly Readonly<Record<string, unknown>>[];
  readonly fieldConfig: {
    readonly defaults: { readonly unit?: string; readonly noValue?: string; readonly mappings?: unknown };
    readonly overrides: ReadonlyArray<{
      readonly matcher: { readonly options: unknown };
      readonly properties: ReadonlyArray<{ readonly id: string; readonly value?: unknown }>;
    }>;
  };
}

interface CommittedVariable {
  readonly name: string;
  readonly type: string;
  readonly label?: string;
  readonly query: unknown;
  readonly datasource?: unknown;
  readonly current?: { readonly value: unknown };
  readonly options?: readonly { readonly value: string }[];
  readonly multi: boolean;
  readonly includeAll: boolean;
  readonly allValue?: string;
}

interface CommittedBoard {
  readonly id: null;
  readonly uid: string;
  readonly title: string;
  readonly schemaVersion: number;
  readonly revision: number;
  readonly time: unknown;
  readonly refresh: string;
  readonly timezone: string;
  readonly graphTooltip: number;
  readonly links: readonly { readonly url: string; readonly keepTime: boolean; readonly includeVars: boolean }[];
  readonly templating: { readonly list: readonly CommittedVariable[] };
  readonly panels: readonly CommittedPanel[];
}

/** Where links from numbers and cells may lead. */
const pages = [...Object.keys(boards).map((uid) => `/d/${uid}`), '/a/llmops-tokencost-app/receipts'];

const committed = readdirSync(__dirname)
  .filter((name) => name.endsWith('.json'))
  .sort()
  .map((name) => ({ name, text: readFileSync(path.join(__dirname, name), 'utf8') }));

const chosen = { type: PLUGIN_ID, uid: '${datasource}' };

it('commits exactly what the sources generate, and no board without a source', () => {
  expect(committed).toEqual([...renderBoards()].sort((a, b) => a.name.localeCompare(b.name)));
});

describe.each(renderBoards())('$name', ({ text }) => {
  const board = JSON.parse(text) as CommittedBoard;

  it('is classic JSON that Grafana 12 and 13 import without asking', () => {
    expect(board.schemaVersion).toBeLessThanOrEqual(42);
    expect(board.id).toBeNull();
    expect(board.revision).toBeGreaterThan(0);
    expect(board).not.toHaveProperty('__inputs');
    expect(board).not.toHaveProperty('__requires');
    expect(board).not.toHaveProperty('apiVersion');
  });

  it('opens on the last seven days, users on thirty, with a shared crosshair and without refresh', () => {
    expect(board).toMatchObject({
      time: { from: board.uid === 'llmops-top-users' ? 'now-30d' : 'now-7d', to: 'now' },
      refresh: '',
      timezone: 'browser',
      graphTooltip: 1,
    });
  });

  it('links to every other board with its time and variables', () => {
    const others = Object.keys(boards).filter((uid) => uid !== board.uid);
    expect(board.links).toHaveLength(others.length);
    for (const uid of others) {
      expect(board.links).toContainEqual(
        expect.objectContaining({ url: `/d/${uid}`, keepTime: true, includeVars: true }),
      );
    }
  });

  it('names no data source but the chosen one', () => {
    const uids = [...text.matchAll(/"uid": "([^"]*)"/g)].map(([, uid]) => uid);
    expect(new Set(uids)).toEqual(new Set([board.uid, chosen.uid]));
    for (const panel of board.panels) {
      expect(panel.datasource).toEqual(chosen);
      expect(panel.targets.map(({ datasource }) => datasource)).toEqual(panel.targets.map(() => chosen));
    }
  });

  it('has its variables in the order in which a reader narrows down', () => {
    expect(board.templating.list.map(({ name }) => name)).toEqual([
      'datasource',
      ...filterVariables,
      AD_HOC_FILTERS,
      'split',
      'compare',
      ...(board.uid === 'llmops-anomaly-bands' ? ['band'] : []),
    ]);
  });

  it('filters by any other dimension, as Grafana keeps ad hoc filters in a classic board', () => {
    expect(board.templating.list.find(({ name }) => name === AD_HOC_FILTERS)).toMatchObject({
      type: 'adhoc',
      datasource: chosen,
      filters: [],
      baseFilters: [],
    });
  });

  it('starts with every user: an empty text is no filter', () => {
    expect(board.templating.list.find(({ name }) => name === 'user')).toMatchObject({
      type: 'textbox',
      query: '',
      current: { value: '' },
    });
  });

  it('starts with everything: each filter at All, which stands for the switch that turns it off', () => {
    for (const dimension of listedVariables) {
      expect(board.templating.list.find(({ name }) => name === dimension)).toMatchObject({
        type: 'query',
        datasource: chosen,
        multi: true,
        includeAll: true,
        allValue: ALL_VALUES,
        current: { value: ['$__all'] },
        query: { refId: 'variable', version: QUERY_VERSION, analysis: 'variable', dimension },
      });
    }
  });

  it('offers only splits and comparisons that the data source knows', () => {
    expect(valuesOf(board, 'split').filter((value) => !isBreakdown(value))).toEqual([]);
    expect(valuesOf(board, 'split')).toContain('tokenClass');
    expect([...valuesOf(board, 'compare')].sort()).toEqual([...comparisons].sort());
  });

  it('gives every panel an id of its own', () => {
    const ids = board.panels.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every(Number.isInteger)).toBe(true);
  });

  it('lets no panel overlap another or leave the 24 columns', () => {
    const cells = board.panels.flatMap(({ gridPos }) => cellsOf(gridPos));
    expect(new Set(cells).size).toBe(cells.length);
    expect(board.panels.filter(({ gridPos: { x, w } }) => x < 0 || x + w > 24)).toEqual([]);
  });

  it('leaves no gap in a row of panels', () => {
    const bottom = Math.max(...board.panels.map(({ gridPos: { y, h } }) => y + h));
    expect(board.panels.reduce((area, { gridPos: { w, h } }) => area + w * h, 0)).toBe(24 * bottom);
  });

  describe.each(board.panels)('panel $id, $title', (panel) => {
    it('has a title, words for "no value", and a description that links a method page', () => {
      expect(panel.title).not.toBe('');
      expect(panel.fieldConfig.defaults.noValue).toMatch(/./);
      expect(methodPages.filter((page) => panel.description.includes(`](${methodUrl(page)})`))).toHaveLength(1);
    });

    it('leaves the currency to the data, whose reporting currency no board knows', () => {
      const { defaults, overrides } = panel.fieldConfig;
      const units = overrides.flatMap(({ properties }) =>
        properties.flatMap(({ id, value }) => (id === 'unit' ? [value] : [])),
      );
      expect([defaults.unit, ...units].filter((unit) => /currency|\$/.test(String(unit)))).toEqual([]);
      expect(panel.title).not.toMatch(/USD|dollar|\$(?!\{)/i);
      expect(JSON.stringify(mappingsOf(panel))).not.toMatch(/\$/);
    });

    it('takes nothing for less than a cent where the amounts are not exact', () => {
      const exact = panel.targets.some(({ amounts }) => amounts === 'exact');
      expect(exact).toBe(JSON.stringify(mappingsOf(panel)).includes('under 0.01'));
    });

    it('claims to have found nothing only where it says what a failed query looks like', () => {
      const { noValue = '' } = panel.fieldConfig.defaults;
      expect(noValue).not.toMatch(/found/);
      expect(/^No /.test(noValue)).toBe(/red mark/.test(noValue));
    });

    it('asks one question, or two that it joins', () => {
      expect(panel.targets.map(({ refId }) => refId)).toEqual(['A', 'B'].slice(0, panel.targets.length));
      expect(panel.targets).not.toEqual([]);
      for (const target of panel.targets) {
        expect(target).toMatchObject({ version: QUERY_VERSION });
      }
    });

    it('obeys every filter', () => {
      const boardFilters = filterVariables.map((dimension) => ({
        dimension,
        operator: 'in',
        values: [`\${${dimension}}`],
      }));
      for (const target of panel.targets) {
        expect(target['filters']).toEqual(expect.arrayContaining(boardFilters));
      }
    });

    it('keeps every filter in the links from its numbers and cells', () => {
      const text = JSON.stringify(panel.fieldConfig);
      const urls = [...text.matchAll(/"url":"(\/[da]\/(?:[^"\\]|\\.)*)"/g)].map(([, url]) => url ?? '');
      for (const url of urls) {
        expect(pages).toContain(url.replace(/\?.*$/s, ''));
        for (const name of ['datasource', ...filterVariables, AD_HOC_FILTERS]) {
          expect(url).toMatch(new RegExp(`var-${name}=|\\$\\{${name}:queryparam\\}`));
        }
        // The calls of one hour are in a range of their own.
        expect(url).toMatch(/\$\{__url_time_range\}|from=\$\{__data\.fields\[\\"Hour\\"\]\.numeric\}&to=/);
      }
    });
  });
});

it('leads from every share of what is priced to the board that says what is missing', () => {
  for (const { text } of renderBoards()) {
    const { panels } = JSON.parse(text) as CommittedBoard;
    for (const panel of panels.filter(({ title }) => title === 'Priced share')) {
      expect(JSON.stringify(panel.fieldConfig)).toContain('/d/llmops-data-coverage?');
    }
    const columns = panels.flatMap(({ fieldConfig }) => fieldConfig.overrides);
    for (const { matcher, properties } of columns.filter(
      ({ matcher }) => matcher.options === 'Tokens without a price',
    )) {
      expect([matcher.options, JSON.stringify(properties)]).toEqual([
        matcher.options,
        expect.stringContaining('/d/llmops-data-coverage?'),
      ]);
    }
  }
});

it('leads from costs in tables to the receipts of the calls behind them, by the headings of the same table', () => {
  const links = renderBoards().flatMap(({ text }) => {
    const { panels } = JSON.parse(text) as CommittedBoard;
    return panels.flatMap(({ title, fieldConfig }) => {
      const columns = JSON.stringify(fieldConfig.overrides);
      const headings = [...columns.matchAll(/__data\.fields\[\\"([^"\\]+)\\"\]\.text:percentencode/g)].map(
        ([, name]) => name,
      );
      return headings.map((heading) => ({ title, heading, isColumn: columns.includes(`"${heading}"`) }));
    });
  });
  expect(links.length).toBeGreaterThan(8);
  expect(links.filter(({ isColumn }) => !isColumn)).toEqual([]);
});

function mappingsOf({ fieldConfig: { defaults, overrides } }: CommittedPanel): unknown[] {
  const properties = overrides.flatMap((override) => override.properties);
  return [defaults.mappings ?? [], ...properties.filter(({ id }) => id === 'mappings')];
}

function valuesOf(board: CommittedBoard, variable: string): string[] {
  const { options = [] } = board.templating.list.find(({ name }) => name === variable) ?? {};
  return options.map(({ value }) => value);
}

function cellsOf({ x, y, w, h }: Place): string[] {
  return Array.from({ length: w * h }, (_, index) => `${x + (index % w)}:${y + Math.floor(index / w)}`);
}
