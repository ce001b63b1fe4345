import type { LineageRow } from '../lineage/lineageRow';
import type { Receipt } from '../pricing/receipt';
import type { TokenClass } from '../usage/tokenClass';

const sides = {
  inputUncached: 'input',
  cacheRead: 'input',
  cacheWrite5m: 'input',
  cacheWrite1h: 'input',
  output: 'output',
  reasoning: 'output',
} as const satisfies Record<TokenClass, 'input' | 'output'>;

/** The tokens of a class that a receipt counts; `null` where its side of the call is not recorded or cannot be. */
export function tokensOnReceipt(row: LineageRow, { lines }: Receipt, tokenClass: TokenClass): number | null {
  const isInput = sides[tokenClass] === 'input';
  if ((isInput ? row.prompt_tokens : row.completion_tokens) === null) {
    return null;
  }
  // An unknown side has one line, without tokens; a class without a line in a known one has none.
  const side = lines.find((line) => line.tokenClass === (isInput ? 'inputUncached' : 'output'));
  const line = lines.find((each) => each.tokenClass === tokenClass);
  return side?.tokens === null ? null : line === undefined ? 0 : line.tokens;
}
