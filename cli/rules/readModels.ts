import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { text as readAll } from 'node:stream/consumers';
import { isJsonObject } from 'core/jsonObject';
import type { ModelKey } from 'core/pricing/rateSheet';
import { parse } from 'csv-parse/sync';
import { unreadable } from '../input/openInput';
import { UsageError } from '../usageError';

const fields = ['provider', 'model', 'service_tier'] as const;

const shape =
  'Expected are JSON lines such as {"provider": "openai", "model": "gpt-4o", "service_tier": null}, or CSV with a header provider,model,service_tier.';

/**
 * Models as a query of the user's table prints them, from a file or (`-`) from standard input: JSON lines or CSV with a header. An
 * empty cell is "not recorded". Any line that cannot be read is an error: a model that is missed would look free to a rule.
 */
export async function readModels(file: string, input: Readable): Promise<ModelKey[]> {
  const name = file === '-' ? 'standard input' : file;
  let content: string;
  try {
    content = file === '-' ? await readAll(input) : await readFile(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
  const text = content.replace(/^\uFEFF/, '');
  const models = text.trimStart().startsWith('{') ? readLines(text, name) : readCsv(text, name);
  if (models.length === 0) {
    throw new UsageError(`--models ${name}: no models. ${shape}`);
  }
  return models;
}

function readLines(text: string, name: string): ModelKey[] {
  return text.split('\n').flatMap((line, index) => {
    const place = `--models ${name}: line ${index + 1}`;
    return line.trim() === '' ? [] : [modelOf(parseJson(line, place), place)];
  });
}

function parseJson(line: string, place: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    throw new UsageError(`${place}: no JSON. ${shape}`);
  }
}

function readCsv(text: string, name: string): ModelKey[] {
  let records: Record<string, string>[];
  try {
    records = parse(text, { columns: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new UsageError(`--models ${name}: ${error instanceof Error ? error.message : String(error)}. ${shape}`);
  }
  return records.map((record, index) => modelOf(record, `--models ${name}: record ${index + 1}`));
}

function modelOf(value: unknown, place: string): ModelKey {
  if (!isJsonObject(value) || !('provider' in value) || !('model' in value)) {
    throw new UsageError(`${place}: has no provider and model. ${shape}`);
  }
  const [provider, model, serviceTier] = fields.map((field) => {
    const cell = value[field] ?? null;
    if (cell !== null && typeof cell !== 'string') {
      throw new UsageError(`${place}: ${field} is no text.`);
    }
    return cell === '' ? null : cell;
  });
  return { provider: provider ?? null, model: model ?? null, serviceTier: serviceTier ?? null };
}
