import type { Ask, StoreConnection } from 'execution/askStore';
import { defer } from 'rxjs';
import { postgres } from 'stores/postgres/plan';
import type { StoreQuery } from 'stores/store';
import type { StoreAnswer } from 'stores/storeAnswer';
import type { Database } from './database';
import { grafanaColumns } from './grafanaColumns';

/** What stands between a query and a database in Grafana rewrites these, inside of quotes too; no query may contain them. */
const rewritten = /\$|\[\[/;

/** The PostgreSQL store on a database, answering as Grafana's own data source does. */
export function connectStore(database: Database): StoreConnection {
  return { store: postgres, ask: askDatabase(database) };
}

function askDatabase(database: Database): Ask {
  return (queries) =>
    defer(async () => {
      const answers: StoreAnswer[] = [];
      for (const query of queries) {
        answers.push(await answerQuery(database, query));
      }
      return answers;
    });
}

/** Runs one query of a plan. Throws where the text holds anything that Grafana would take for a variable or a macro. */
export async function answerQuery(database: Database, { refId, target }: StoreQuery): Promise<StoreAnswer> {
  const sql = String(target['rawSql']);
  if (rewritten.test(sql)) {
    throw new Error(`Grafana would rewrite this query before it reaches the database: ${sql}`);
  }
  return { refId, columns: grafanaColumns(await database.read(sql)) };
}
