import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseQuery } from './parseQuery';
import { QUERY_VERSION } from './query';

interface Board {
  readonly title: string;
  readonly panels: ReadonlyArray<{ readonly title: string; readonly targets: readonly unknown[] }>;
  readonly templating: { readonly list: ReadonlyArray<{ readonly type: string; readonly query: unknown }> };
}

const folder = path.resolve(__dirname, '../../dashboards');
const boards = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Board);

/** What a reader chose above the board. */
const choices: Readonly<Record<string, string>> = { split: 'model', compare: '1 week', band: 'seasonal' };

const panels = boards.flatMap(({ title, panels }) =>
  panels.map((panel): [string, readonly unknown[]] => [`${title}: ${panel.title}`, panel.targets]),
);

it.each(panels)('%s is a question that can be asked', (_panel, targets) => {
  const asked = targets.map((target) => parseQuery(withChoices(target)));
  expect(asked).toEqual(targets.map(() => expect.objectContaining({ version: QUERY_VERSION }) as unknown));
});

it.each(boards.map(({ title, templating }) => [title, templating.list] as const))(
  '%s lists values that can be asked for',
  (_board, variables) => {
    const queries = variables.filter(({ type }) => type === 'query').map(({ query }) => parseQuery(query));
    expect(new Set(queries.map(({ analysis }) => analysis))).toEqual(new Set(['variable']));
  },
);

function withChoices(target: unknown): unknown {
  const text = JSON.stringify(target).replace(/\$\{(split|compare|band)\}/g, (_, name: string) => choices[name] ?? '');
  return JSON.parse(text) as unknown;
}
