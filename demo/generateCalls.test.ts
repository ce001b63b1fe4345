import { createHash } from 'node:crypto';
import type { LineageRow } from 'core/lineage/lineageRow';
import { DAY, HOUR, demoRange } from './demoRange';
import { featureCatalogue } from './featureCatalogue';
import { type DemoOptions, generateCalls, generateHour } from './generateCalls';
import { scenarioCatalogue } from './scenarios/scenarioCatalogue';
import { priceCall } from './truth/priceCall';

const now = Date.UTC(2026, 10, 21, 13, 40);
const range = demoRange(now);

describe('generateCalls', () => {
  let rows: readonly LineageRow[];
  beforeAll(() => {
    rows = [...generateCalls({ now })];
  }, 60_000);

  it('repeats the same rows for the same seed and the same last hour', () => {
    expect(sampleHash({ now: now + 10 * 60_000 })).toBe(sampleHash({ now }));
  });

  it('yields other rows for another seed', () => {
    expect(sampleHash({ now, seed: 1 })).not.toBe(sampleHash({ now, seed: 2 }));
  });

  it('yields the same rows seven days later for an end seven days later', () => {
    expect(sampleHash({ now: now + 7 * DAY }, 7 * DAY)).toBe(sampleHash({ now }));
    expect(sampleHash({ now: now + DAY }, DAY)).not.toBe(sampleHash({ now }));
  });

  it('has about 250,000 rows in order of time within 35 days that end at a full hour', () => {
    expect(range.to - range.from).toBe(35 * DAY);
    expect(range.to % HOUR).toBe(0);
    expect(rows.length).toBeGreaterThan(235_000);
    expect(rows.length).toBeLessThan(265_000);
    expect(rows.every((row) => row.time >= range.from && row.time < range.to)).toBe(true);
    expect(rows.every((row, at) => at === 0 || rows[at - 1]!.time <= row.time)).toBe(true);
  });

  it('has 12 features, 5,000 users, 3 services and 6 models of 4 providers beside the one nobody priced', () => {
    expect(distinct(rows, 'feature').size).toBe(12);
    expect(distinct(rows, 'user_id').size).toBeGreaterThan(4900);
    expect(distinct(rows, 'user_id').size).toBeLessThanOrEqual(5000);
    expect(distinct(rows, 'service').size).toBe(3);
    expect([...distinct(rows, 'provider')].sort()).toEqual(['anthropic', 'gcp.gemini', 'mistral_ai', 'openai']);
    expect([...distinct(rows, 'model')].sort()).toEqual([
      'claude-haiku-4-5',
      'claude-sonnet-4-5',
      'gemini-2.5-pro',
      'gemini-nightjar-preview',
      'gpt-4.1',
      'gpt-4o-mini',
      'mistral-embed',
    ]);
  });

  it('has a heavy tail: one user in a hundred makes 40 to 70 % of the calls', () => {
    const perUser = new Map<string, number>();
    rows.forEach(({ user_id }) => user_id !== null && perUser.set(user_id, (perUser.get(user_id) ?? 0) + 1));
    const counts = [...perUser.values()].sort((one, other) => other - one);
    const share = sum(counts.slice(0, 50)) / sum(counts);
    expect(share).toBeGreaterThan(0.4);
    expect(share).toBeLessThan(0.7);
  });

  it('keeps every part of the tokens within its whole', () => {
    const broken = rows.filter(
      (row) =>
        (row.prompt_tokens !== null &&
          (row.cache_read_tokens ?? 0) + (row.cache_write_tokens ?? 0) > row.prompt_tokens) ||
        (row.cache_write_1h_tokens ?? 0) > (row.cache_write_tokens ?? 0) ||
        (row.completion_tokens !== null && (row.reasoning_tokens ?? 0) > row.completion_tokens),
    );
    expect(broken).toEqual([]);
  });

  it('has whole tokens of at least zero, positive latencies and unique spans', () => {
    const counts = rows.flatMap((row) => [
      row.prompt_tokens,
      row.completion_tokens,
      row.cache_read_tokens,
      row.reasoning_tokens,
    ]);
    expect(counts.every((count) => count === null || (Number.isSafeInteger(count) && count >= 0))).toBe(true);
    expect(rows.every((row) => row.latency_ms !== null && row.latency_ms > 0)).toBe(true);
    expect(distinct(rows, 'span_id').size).toBe(rows.length);
  });

  it('numbers the attempts of a request from 1 and names what a fallback replaced', () => {
    const attempts = new Map<string, LineageRow[]>();
    rows.forEach((row) => attempts.set(row.request_id!, [...(attempts.get(row.request_id!) ?? []), row]));
    const chains = [...attempts.values()].filter((chain) => chain.length > 1);
    expect(chains.length).toBeGreaterThan(2500);
    const misnumbered = chains.filter((chain) =>
      chain.some((row) => !chain.some((other) => other.attempt === (row.attempt ?? 0) - 1) && row.attempt !== 1),
    );
    expect(misnumbered).toEqual([]);
    const fallbacks = rows.filter((row) => row.fallback_from !== null);
    expect(fallbacks.length).toBeGreaterThan(300);
    expect(fallbacks.every((row) => row.fallback_from !== row.model && (row.attempt ?? 0) > 1)).toBe(true);
  });

  it('lets errors cost what their class says: refused calls nothing, broken ones their tokens, unseen ones an unknown sum', () => {
    const refused = rows.filter((row) => row.error_class === 'rate_limit' || row.error_class === 'overloaded');
    expect(refused.length).toBeGreaterThan(1000);
    expect(refused.every((row) => row.prompt_tokens === null && row.completion_tokens === null)).toBe(true);
    const billed = rows.filter((row) => row.error_class === 'server_error' && row.prompt_tokens !== null);
    expect(billed.some((row) => priceCall(row).known > 0n)).toBe(true);
    const unseen = rows.filter((row) => row.error_class === 'timeout' && row.prompt_tokens === null);
    expect(unseen.length).toBeGreaterThan(100);
    expect(unseen.every((row) => priceCall(row).hasUnknown)).toBe(true);
  });

  it('fails between 2 and 4 % of all calls', () => {
    const share = rows.filter((row) => row.error_class !== null).length / rows.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.04);
  });

  it('leaves out what an emitter does not record', () => {
    const batch = rows.filter((row) => row.service === 'batch-runner');
    expect(batch.every((row) => row.cache_read_tokens === null && row.total_cost_usd === null)).toBe(true);
    const support = rows.filter(
      (row) => row.feature === 'support-chat' && row.prompt_tokens !== null && row.response_cache === 'miss',
    );
    expect(support.some((row) => (row.cache_write_tokens ?? 0) > 0)).toBe(true);
    expect(support.every((row) => row.cache_write_1h_tokens === null)).toBe(true);
    expect(rows.some((row) => row.feature === null)).toBe(true);
    expect(rows.some((row) => row.user_id === null)).toBe(true);
    expect(rows.some((row) => row.error_class === null && row.prompt_tokens === null)).toBe(true);
  });

  it('has embeddings without completion, one-hour cache writes, reasoning, staging, batch work and prompts over 200,000 tokens', () => {
    const search = rows.filter((row) => row.feature === 'semantic-search');
    expect(search.every((row) => row.operation === 'embeddings' && row.completion_tokens === null)).toBe(true);
    expect(rows.some((row) => (row.cache_write_1h_tokens ?? 0) > 0)).toBe(true);
    expect(rows.some((row) => (row.reasoning_tokens ?? 0) > 0)).toBe(true);
    expect([...distinct(rows, 'environment')].sort()).toEqual(['production', 'staging']);
    const batch = rows.filter((row) => row.service_tier === 'batch');
    expect(new Set(batch.map((row) => new Date(row.time).getUTCHours()))).toEqual(new Set([2, 3, 4]));
    const long = rows.filter((row) => (row.prompt_tokens ?? 0) > 200_000);
    expect(new Set(long.map((row) => row.model)).has('gemini-2.5-pro')).toBe(true);
  });

  it('has a response cache in front of two features, whose hits cost nothing', () => {
    const cached = rows.filter((row) => row.response_cache !== null);
    expect([...distinct(cached, 'feature')].sort()).toEqual(['faq-answers', 'support-chat']);
    expect([...distinct(cached, 'response_cache')].sort()).toEqual(['exact', 'miss', 'semantic']);
    const hits = cached.filter((row) => row.response_cache !== 'miss');
    expect(hits.every((row) => priceCall(row).known === 0n && !priceCall(row).hasUnknown)).toBe(true);
  });

  it('has a leaking feature: cost of the last seven days at least doubled while requests grew by less than 20 %', () => {
    const weeks = [weekOf(rows, range.to - 14 * DAY), weekOf(rows, range.to - 7 * DAY)];
    const leaking = [...distinct(rows, 'feature')].filter((feature) => {
      const [before, last] = weeks.map((week) => week.get(feature));
      return (
        before !== undefined &&
        last !== undefined &&
        last.cost >= 2n * before.cost &&
        last.requests.size < 1.2 * before.requests.size &&
        before.requests.size >= 50 &&
        last.cost > 7n * 10n ** 12n
      );
    });
    expect(leaking).toEqual(['code-review']);
  });

  it('has a runaway user: more in the last 24 hours than ten times the daily average of the seven days before', () => {
    const user = scenarioCatalogue.find(({ name }) => name === 'runaway user')?.user;
    const cost = (from: number, to: number) =>
      rows.reduce(
        (total, row) =>
          row.user_id === user && row.time >= from && row.time < to ? total + priceCall(row).known : total,
        0n,
      );
    const baseline = cost(range.to - 8 * DAY, range.to - DAY);
    expect(baseline).toBeGreaterThan(0n);
    expect(7n * cost(range.to - DAY, range.to)).toBeGreaterThan(10n * baseline);
  });
});

interface Week {
  cost: bigint;
  readonly requests: Set<string | null>;
}

function weekOf(rows: readonly LineageRow[], from: number): Map<unknown, Week> {
  const weeks = new Map<unknown, Week>();
  for (const row of rows) {
    if (row.time >= from && row.time < from + 7 * DAY) {
      const week = weeks.get(row.feature) ?? { cost: 0n, requests: new Set() };
      week.cost += priceCall(row).known;
      week.requests.add(row.request_id);
      weeks.set(row.feature, week);
    }
  }
  return weeks;
}

function distinct<Column extends keyof LineageRow>(
  rows: readonly LineageRow[],
  column: Column,
): Set<NonNullable<LineageRow[Column]>> {
  const values = new Set<NonNullable<LineageRow[Column]>>();
  for (const row of rows) {
    const value = row[column];
    if (value !== null) {
      values.add(value);
    }
  }
  return values;
}

/** Every eleventh hour of all features, as if they were `shift` milliseconds earlier. */
function sampleHash(options: DemoOptions, shift = 0): string {
  const { from, to } = demoRange(options.now);
  const hash = createHash('sha256');
  for (let hour = from; hour < to; hour += 11 * HOUR) {
    for (const row of featureCatalogue.flatMap((feature) => generateHour(feature, hour, options))) {
      hash.update(JSON.stringify({ ...row, time: row.time - shift }));
    }
  }
  return hash.digest('hex');
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
