import type { findProvider } from '@pydantic/genai-prices';
import { bookProviderId } from './providerAlias';

/** The names of the models that the price book lists for a provider; none for a provider it does not know. */
export type BookModels = (provider: string) => readonly string[];

/** Loaded with the price book, of which it is a part. */
export function loadBookModels(): Promise<BookModels> {
  return import(/* webpackChunkName: "priceBook" */ '@pydantic/genai-prices').then(({ findProvider: find }) =>
    bookModels(find),
  );
}

export function bookModels(find: typeof findProvider): BookModels {
  return (provider) => {
    const found = find({ providerId: bookProviderId(provider) });
    // A provider that resells is listed with what it prices itself, and names the others whose prices hold beside that.
    const others = (found?.fallback_model_providers ?? []).flatMap((id) => find({ providerId: id }) ?? []);
    return [...(found === undefined ? [] : [found]), ...others].flatMap(({ models }) => models.map(({ id }) => id));
  };
}
