import { editDistance } from '../editDistance';

/**
 * The model that is spelled almost like another: at most every fifth letter differs, signs apart, and all digits agree,
 * because `gpt-4` and `gpt-5` are near in letters only. `undefined` where none is.
 */
export function nearestModel(model: string, models: readonly string[]): string | undefined {
  const wanted = bare(model);
  const near = models
    .filter((candidate) => digits(candidate) === digits(model))
    .map((candidate) => ({ candidate, distance: editDistance(wanted, bare(candidate)) }))
    .filter(({ distance }) => distance <= Math.max(1, Math.floor(wanted.length / 5)))
    .sort((one, other) => one.distance - other.distance);
  return near[0]?.candidate;
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

function digits(name: string): string {
  return name.replace(/\D/g, '');
}
