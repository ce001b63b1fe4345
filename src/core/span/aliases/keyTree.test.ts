import type { RankedAlias } from './alias';
import { buildKeyTree } from './keyTree';

const alias = (name: string, rank: number): RankedAlias => ({ fact: 'input', name, rank, evidence: 'a test' });
const [id, read, write] = [alias('id', 1), alias('usage.cache.read', 2), alias('usage.cache.write', 3)];
const tree = buildKeyTree([
  { path: 'id', alias: id },
  { path: 'usage.cache.read', alias: read },
  { path: 'usage.cache.write', alias: write },
]);

it('holds every key once, with the facts that end there', () => {
  expect(tree.branches).toEqual([
    { key: 'id', aliases: [id], branches: [] },
    {
      key: 'usage',
      aliases: [],
      branches: [
        {
          key: 'cache',
          aliases: [],
          branches: [
            { key: 'read', aliases: [read], branches: [] },
            { key: 'write', aliases: [write], branches: [] },
          ],
        },
      ],
    },
  ]);
});

it.each([
  ['JSON', '{"other": 1, "id": "a"}'],
  ['JSON inside JSON', JSON.stringify(JSON.stringify({ usage: {} }))],
  ['a Python repr', "{'usage': None}"],
  ['a letter that is escaped', '{"\\u0069d": "a"}'],
])('may find a key in %s', (_what, text) => {
  expect(tree.spelled.test(text)).toBe(true);
});

it.each([
  ['a key inside a word', '{"identity": "a", "a usage": 1}'],
  ['an inner key', '{"read": 1}'],
  ['escapes that spell no letter', '{"text": "a \\"quote\\", a \\n and a \\/"}'],
])('finds none in %s', (_what, text) => {
  expect(tree.spelled.test(text)).toBe(false);
});
