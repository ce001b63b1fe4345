import type { Client } from 'pg';

/** Hours since the first call of a feature within the last seven days; 0 where it has none. */
export async function readHistory(client: Client, feature: string): Promise<number> {
  const { rows } = await client.query<{ hours: number | null }>(
    `SELECT (extract(epoch FROM now() - min(time)) / 3600)::float8 AS hours FROM llm_calls
     WHERE feature = $1 AND time > now() - interval '7 days' AND time <= now()`,
    [feature],
  );
  return rows[0]?.hours ?? 0;
}
