import { readFileSync } from 'node:fs';
import path from 'node:path';
import { calcPrice } from '@pydantic/genai-prices';
import { aLineageRow } from 'testing/aLineageRow';
import { formatCount, formatUsdExact } from '../format';
import { genaiPriceBook } from '../pricing/genaiPriceBook';
import { publishedPriceBook } from '../pricing/publishedPriceBook';
import { tokenClassLabels } from '../usage/tokenClass';
import { lineageReceipt } from './lineageReceipt';

const page = readFileSync(path.resolve(__dirname, '../../../docs/methods/receipts.md'), 'utf8');

it('computes the example of the page line by line', () => {
  const book = publishedPriceBook(genaiPriceBook(calcPrice, 'the library'));
  const row = aLineageRow({
    time: Date.parse('2026-11-18T10:10:00Z'),
    provider: 'anthropic',
    model: 'claude-sonnet-4-5',
    prompt_tokens: 10_000,
    cache_read_tokens: 6000,
    cache_write_tokens: 3000,
    cache_write_1h_tokens: 1000,
    completion_tokens: 500,
    reasoning_tokens: 100,
  });
  const { lines, totalPico } = lineageReceipt(row, book);
  const written = lines.map(({ tokenClass, tokens, ratePico, amountPico }) => [
    tokenClass === 'audioInput' ? '' : tokenClassLabels[tokenClass],
    formatCount(tokens ?? NaN),
    formatUsdExact((ratePico ?? -1n) * 1_000_000n),
    formatUsdExact(amountPico ?? -1n),
  ]);
  const example = page.slice(page.indexOf('## Example'));
  const told = [...example.matchAll(/^\| (.+) \| (.*) \| (\$.*) \| (\$.*) \|$/gm)].map(([, ...cells]) => cells);
  expect(told).toEqual(written);
  expect(example).toContain(`| Total | | | ${formatUsdExact(totalPico ?? -1n)} |`);
});
