import { bandDefaults } from 'core/bands/band';
import { DemoError } from '../../demo/demoError';
import { generateIncident } from '../../demo/incident/generateIncident';
import type { Incident } from '../../demo/incident/incidents';
import { runIncident } from '../../demo/incident/runIncident';
import { insertOnce } from '../../demo/sinks/insertCalls';
import { keepConnected } from '../../demo/sinks/keepConnected';
import { openPostgres } from '../../demo/sinks/openPostgres';
import { describePostgresFailure } from '../../demo/sinks/postgresFailure';
import { readHistory } from '../../demo/sinks/readHistory';

const MINUTE = 60_000;

export interface IncidentRun {
  readonly incident: Incident;
  /** With the password: never to be shown. */
  readonly url: string;
  /** The database for people. */
  readonly place: string;
  readonly minutes: number;
  readonly hours: number;
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly onProgress: (message: string) => void;
}

export interface IncidentReport {
  readonly feature: string;
  readonly user: string | null;
  readonly calls: number;
  /** ISO times between which the calls began. */
  readonly from: string;
  readonly to: string;
  /** The rule that fires. */
  readonly alert: string;
}

/** Inserts the calls of an incident from now on, and resolves when all are there. Throws `DemoError` where PostgreSQL refuses. */
export async function startIncident(run: IncidentRun): Promise<IncidentReport> {
  const { incident, url, place, minutes, hours, now, wait, onProgress } = run;
  const { scenario, alert } = incident;
  try {
    const connection = await keepConnected({
      place,
      open: () => openPostgres(url),
      close: (client) => client.end(),
      wait,
      onProgress,
    });
    try {
      const history = await connection.run((client) => readHistory(client, scenario.feature));
      if (alert === 'feature-anomaly' && history < bandDefaults.trailing.warmUpHours) {
        onProgress(
          `${scenario.feature} has ${Math.floor(history)} hours of history at ${place}, and its band needs ${bandDefaults.trailing.warmUpHours}: the rule will not fire. Load the demo: npm run demo`,
        );
      }
      const from = now();
      const range = { from, to: from + minutes * MINUTE };
      const calls = generateIncident(incident, { range, hours });
      onProgress(scenario.story);
      await runIncident({
        calls,
        now,
        wait,
        insert: (due) => connection.run((client) => insertOnce(client, due)),
        onInserted: (inserted) =>
          onProgress(`${inserted} of ${calls.length} calls of ${scenario.feature} inserted at ${place}`),
      });
      return {
        feature: scenario.feature,
        user: scenario.user,
        calls: calls.length,
        from: new Date(range.from).toISOString(),
        to: new Date(range.to).toISOString(),
        alert,
      };
    } finally {
      await connection.close();
    }
  } catch (error) {
    const described = describePostgresFailure(error, place);
    throw described === undefined ? error : new DemoError(described, { cause: error });
  }
}
