/**
 * The names under which a model may stand in the price book, the recorded one first. Later ones drop what gateways add
 * (`models/`, `publishers/google/models/`) and then the snapshot date (`-2025-12-01`, `@20250929`), because the book
 * lists families and only some of their snapshots.
 */
export function modelCandidates(model: string): string[] {
  const name = model.trim();
  const bare = name.replace(/^(?:publishers\/[^/]+\/)?models\//, '');
  const undated = bare.replace(/(?:-\d{4}-\d{2}-\d{2}|@[\w.-]+)$/, '');
  return [...new Set([name, bare, undated])].filter((candidate) => candidate !== '');
}
