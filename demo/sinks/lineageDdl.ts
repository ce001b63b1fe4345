import { readFile } from 'node:fs/promises';
import path from 'node:path';

const ddlFile = path.join(__dirname, '../../src/stores/postgres/lineage.sql');

/** The shipped DDL: the table `llm_calls` and its index on time. */
export function readLineageDdl(): Promise<string> {
  return readFile(ddlFile, 'utf8');
}
