import type { RuleFile } from 'alerts/ruleFile';
import { stringify } from 'yaml';

/** A rule file as YAML, under comments of a line each: SQL in blocks as it was written, no aliases, no folded lines. */
export function ruleFileText(file: RuleFile, comments: readonly string[]): string {
  const head = comments.map((line) => `# ${line}\n`).join('');
  return `${head}${stringify(file, { lineWidth: 0, aliasDuplicateObjects: false, singleQuote: true })}`;
}
