import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { calcPrice } from '@pydantic/genai-prices';
import { errorClasses, lineageColumns } from 'core/lineage/lineageRow';
import { genaiPriceBook } from 'core/pricing/genaiPriceBook';
import { PRICE_BOOK_VERSION } from 'core/pricing/loadPriceBook';
import { bookProviderId } from 'core/pricing/providerAlias';
import { publishedPriceBook } from 'core/pricing/publishedPriceBook';
import { bucketStarts } from 'core/usage/step';
import { methodPages } from '../dashboards/src/methodPage';

const repository = path.resolve(__dirname, '..');
const BLOB = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main/';
const RAW = 'https://raw.githubusercontent.com/llmops-tokencost/llmops-tokencost-app/main/';

const documents = [
  'README.md',
  'CHANGELOG.md',
  ...readdirSync(__dirname, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => path.join('docs', file)),
];
const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

/** Every target of a Markdown link or image, without its anchor. */
function linkTargets(text: string): string[] {
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => (target ?? '').replace(/#.*$/, ''));
}

/** The file of this repository that a link means; undefined for other places. */
function linkedFile(document: string, target: string): string | undefined {
  for (const prefix of [BLOB, RAW]) {
    if (target.startsWith(prefix)) {
      return path.join(repository, target.slice(prefix.length));
    }
  }
  return /^[a-z]+:/.test(target) || target === ''
    ? undefined
    : path.resolve(repository, path.dirname(document), target);
}

/** The first cells of the rows of all tables of a page, with their second cells, both without code marks. */
function tableRows(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

const code = (cell: string | undefined) => /^`([^`]+)`$/.exec(cell ?? '')?.[1];

describe.each(documents)('%s', (document) => {
  const text = read(document);

  it('links to files that exist', () => {
    const files = linkTargets(text).flatMap((target) => linkedFile(document, target) ?? []);
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });

  it('names source files that exist', () => {
    const roots = 'src|docs|demo|dashboards|preview|fixtures|scripts|test|\\.config|\\.ci';
    const named = [...text.matchAll(new RegExp(`\`((?:${roots})/[^\`<>*\\s]*)\``, 'g'))].map(([, file]) => file ?? '');
    expect(named.filter((file) => !existsSync(path.join(repository, file)))).toEqual([]);
  });

  it('names npm scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = [...text.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name]) => name ?? '');
    expect(named.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });
});

describe('README.md', () => {
  const text = read('README.md');

  it('has what a plugin catalogue refuses nowhere', () => {
    expect(text).not.toMatch(/<!--|yarn|nodejs/i);
  });

  it('has no relative link, which would break inside the plugin folder', () => {
    expect(linkTargets(text).filter((target) => !/^https?:/.test(target))).toEqual([]);
  });

  it('explains every column of the call log', () => {
    const named = tableRows(text).flatMap(([cell]) => [...(cell ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect([...new Set(named)].sort()).toEqual(Object.keys(lineageColumns).sort());
  });
});

describe('docs/methods', () => {
  it('has every page that the boards point to', () => {
    const pages = methodPages.map((page) => `docs/methods/${page}.md`);
    expect(pages.filter((page) => !documents.includes(page))).toEqual([]);
  });

  it('has no page that its index leaves out', () => {
    const linked = linkTargets(read('docs/methods/README.md'));
    const pages = documents.filter((file) => path.dirname(file) === 'docs/methods').map((file) => path.basename(file));
    expect(pages.filter((page) => page !== 'README.md' && !linked.includes(page))).toEqual([]);
  });

  it('lists the error classes that there are', () => {
    const listed = tableRows(read('docs/methods/error-classes.md')).map(([cell]) => code(cell));
    expect(listed).toEqual([...errorClasses]);
  });

  it('says of every column what it means where it is not recorded', () => {
    const text = read('docs/methods/not-recorded.md');
    const named = tableRows(text).flatMap(([cell]) => [...(cell ?? '').matchAll(/`(\w+)`/g)].map(([, name]) => name));
    expect([...new Set(named)].sort()).toEqual(Object.keys(lineageColumns).sort());
  });

  it.each(tableRows(read('docs/methods/providers.md')).map(([written, id]) => [code(written), code(id)]))(
    'finds %s under %s in the price book',
    (written, id) => {
      expect(bookProviderId(written ?? '')).toBe(id);
    },
  );
});

describe('docs/methods/providers.md', () => {
  it('lists every alias', () => {
    const source = read('src/core/pricing/providerAlias.ts');
    const aliases = [...source.matchAll(/^\s+'?([\w.]+)'?: '[\w-]+',$/gm)].map(([, name]) => name);
    expect(tableRows(read('docs/methods/providers.md')).map(([written]) => code(written))).toEqual(aliases);
  });
});

describe('docs/methods/prices.md', () => {
  const book = publishedPriceBook(genaiPriceBook(calcPrice, PRICE_BOOK_VERSION));
  const text = read('docs/methods/prices.md');

  interface Conditions {
    readonly inputTokens?: number;
    readonly serviceTier?: string;
  }

  function inputRate(
    model: readonly [string, string],
    time: string,
    { inputTokens = 1000, serviceTier }: Conditions = {},
  ) {
    const instant = Date.parse(time);
    const moment = { instant, secondOfDay: (instant % 86_400_000) / 1000 };
    return book.find(...model)?.ratesAt(moment, inputTokens, serviceTier)?.perToken.inputUncached;
  }

  it.each([
    [
      'input $10 per million tokens before 2025-06-10',
      inputRate(['openai', 'o3'], '2025-06-09T23:59:59Z'),
      10_000_000n,
    ],
    ['$2 since', inputRate(['openai', 'o3'], '2025-06-10T00:00:00Z'), 2_000_000n],
    ['$0.27 input from 00:30', inputRate(['deepseek', 'deepseek-chat'], '2025-09-04T00:30:00Z'), 270_000n],
    ['to 16:30, $0.135 outside', inputRate(['deepseek', 'deepseek-chat'], '2025-09-04T16:30:00Z'), 135_000n],
    ['$0.28 all day from 2025-09-29', inputRate(['deepseek', 'deepseek-chat'], '2025-09-29T16:30:00Z'), 280_000n],
    ['gpt-4o $2.5 input', inputRate(['openai', 'gpt-4o'], '2026-11-18T00:00:00Z'), 2_500_000n],
    ['$1.25 as batch', inputRate(['openai', 'gpt-4o'], '2026-11-18T00:00:00Z', { serviceTier: 'batch' }), 1_250_000n],
    [
      '$4.25 as priority',
      inputRate(['openai', 'gpt-4o'], '2026-11-18T00:00:00Z', { serviceTier: 'priority' }),
      4_250_000n,
    ],
    [
      '$3 input up to 200,000 tokens',
      inputRate(['anthropic', 'claude-sonnet-4-5'], '2026-11-18T00:00:00Z', { inputTokens: 200_000 }),
      3_000_000n,
    ],
    [
      '$6 above',
      inputRate(['anthropic', 'claude-sonnet-4-5'], '2026-11-18T00:00:00Z', { inputTokens: 200_001 }),
      6_000_000n,
    ],
  ])('says "%s" as the book does', (words, rate, expected) => {
    expect(text).toContain(words);
    expect(rate).toBe(expected);
  });

  it('names the version of the book', () => {
    expect(text).toContain(`) ${PRICE_BOOK_VERSION.split(' ')[1]} (`);
  });
});

describe('docs/methods/buckets-and-time-zones.md', () => {
  const text = read('docs/methods/buckets-and-time-zones.md');
  const hours = (zone: string, from: string, to: string) =>
    bucketStarts({ from: Date.parse(from), to: Date.parse(to) }, 'hour', zone);

  it('counts the hours of days in which the clocks change', () => {
    expect(text).toMatch(/25 October 2026 has 25\s+hours, 29 March 2026 has 23/);
    expect(hours('Europe/Berlin', '2026-10-24T22:00:00Z', '2026-10-25T23:00:00Z')).toHaveLength(25);
    expect(hours('Europe/Berlin', '2026-03-28T23:00:00Z', '2026-03-29T22:00:00Z')).toHaveLength(23);
  });

  it('begins hours in Kolkata at half past in UTC', () => {
    expect(text).toContain('an hour in Kolkata (+5:30) begins at half past in UTC');
    const [first] = hours('Asia/Kolkata', '2026-11-18T03:45:00Z', '2026-11-18T05:00:00Z');
    expect(first).toBe(Date.parse('2026-11-18T03:30:00Z'));
  });
});
