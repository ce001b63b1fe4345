// Lints snippets with the project's own configuration. Reads `[{ file, code }]` as JSON from standard input and writes
// the ids of the rules that complained, one list per snippet. A process of its own, because Jest cannot load ES modules.
import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';

const wallRules = [
  'import-x/no-restricted-paths',
  'wall/import-form',
  'no-restricted-imports',
  'no-restricted-globals',
];
const eslint = new ESLint({
  // A snippet is not part of the TypeScript program, and the wall needs no types.
  overrideConfig: [tseslint.configs.disableTypeChecked],
  ruleFilter: ({ ruleId }) => wallRules.includes(ruleId),
});

const snippets = JSON.parse(await text(process.stdin));
const complaints = [];
for (const { file, code } of snippets) {
  const [result] = await eslint.lintText(code, { filePath: file });
  complaints.push(result.messages.map(({ ruleId, message }) => ruleId ?? message));
}
process.stdout.write(JSON.stringify(complaints));
