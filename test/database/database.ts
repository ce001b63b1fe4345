import type { TextResult } from './grafanaColumns';

/** An open database with one session, whichever engine runs it. */
export interface Database {
  readonly engine: 'PostgreSQL' | 'PGlite';
  /** Runs statements of which no answer is wanted. */
  exec(sql: string): Promise<void>;
  /** Runs one statement and answers every cell as PostgreSQL's own text. */
  read(sql: string, parameters?: readonly unknown[]): Promise<TextResult>;
  close(): Promise<void>;
}
