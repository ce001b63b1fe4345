import type { MatchLogic, findProvider } from '@pydantic/genai-prices';

/** The names that the price book spells out for the models of a provider (the book's id); none for one it does not know. */
export type BookNames = (providerId: string) => readonly string[];

/** Loaded with the price book, of which it is a part. */
export function loadBookNames(): Promise<BookNames> {
  return import(/* webpackChunkName: "priceBook" */ '@pydantic/genai-prices').then(({ findProvider: find }) =>
    bookNames(find),
  );
}

/** Its models' ids and what these are also called. Names that the book knows by a rule only, such as a prefix, are not there. */
export function bookNames(find: typeof findProvider): BookNames {
  return (providerId) => {
    const models = find({ providerId })?.models ?? [];
    return [...new Set(models.flatMap(({ id, match }) => [id, ...equalNames(match)]))];
  };
}

function equalNames(match: MatchLogic): string[] {
  if ('or' in match) {
    return match.or.flatMap(equalNames);
  }
  return 'equals' in match ? [match.equals] : [];
}
