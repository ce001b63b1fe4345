import { CallLogError } from './callLogError';

export interface OptionPair {
  readonly name: string;
  readonly value: string;
}

/**
 * Splits `name=value,name=value`. A value may hold `=`; one with a comma or a quote stands in double quotes, where two quotes
 * are one: `feature="a,b"`.
 */
export function parseOptionPairs(option: string, text: string): readonly OptionPair[] {
  const pairs: OptionPair[] = [];
  let at = 0;
  while (at < text.length) {
    const equals = text.indexOf('=', at);
    const name = text.slice(at, equals === -1 ? text.length : equals).trim();
    if (equals === -1 || name === '' || name.includes(',')) {
      throw new CallLogError(
        `${option} takes name=value pairs with commas between them, such as ${option} ${exampleOf(option)}; "${text.slice(at)}" is none.`,
      );
    }
    const { value, end } = readValue(option, text, equals + 1);
    pairs.push({ name, value });
    at = end + 1;
  }
  if (pairs.length === 0) {
    throw new CallLogError(`${option} is empty; it takes pairs such as ${option} ${exampleOf(option)}.`);
  }
  return pairs;
}

/** The value from `start`, and where the comma or the end after it is. */
function readValue(option: string, text: string, start: number): { readonly value: string; readonly end: number } {
  if (text[start] !== '"') {
    const comma = text.indexOf(',', start);
    const end = comma === -1 ? text.length : comma;
    return { value: text.slice(start, end), end };
  }
  const match = /"((?:[^"]|"")*)"(?=,|$)/y;
  match.lastIndex = start;
  const found = match.exec(text);
  if (found?.[1] === undefined) {
    throw new CallLogError(
      `${option}: the quote before ${text.slice(start + 1)} is not closed right before a comma or the end.`,
    );
  }
  return { value: found[1].replaceAll('""', '"'), end: match.lastIndex };
}

function exampleOf(option: string): string {
  return option === '--map' ? 'prompt_tokens=ContextTokens,time=TIMESTAMP' : 'feature=chat,model=gpt-4o';
}
