import type { AlertRule } from 'alerts/alertRule';
import { buildRules } from 'alerts/buildRules';
import { type RuleRates, ruleRates } from 'alerts/ruleRates';
import { ruleDefaults } from 'alerts/ruleSettings';
import { wellKnownModels } from 'alerts/wellKnownModels';
import { loadBookNames } from 'core/pricing/bookNames';
import { loadPriceBook } from 'core/pricing/loadPriceBook';
import { DAY, HOUR, MINUTE } from 'core/usage/timeWindow';
import { postgres } from 'stores/postgres/plan';
import { planRule } from 'stores/postgres/planRule';
import { generateCallsOfHour } from '../../demo/generateCalls';
import { generateIncident } from '../../demo/incident/generateIncident';
import { incidents } from '../../demo/incident/incidents';
import type { Database } from './database';
import { describePostgres } from './describeDatabases';
import { createLineageTable, insertRows } from './lineageTable';
import { type RuleValues, runMoment, runRule } from './runRule';

/** A working day's noon and the night after it: the demo goes on in between, without incidents. */
const demoEnd = Date.parse('2026-11-19T11:00:00Z');
const noon = Date.parse('2026-11-19T11:20:00Z');
const night = Date.parse('2026-11-20T03:20:00Z');

let rates: RuleRates;

function rulesWith(lookBackHours: number): readonly AlertRule[] {
  const settings = { ...ruleDefaults, lookBackHours };
  const source = { table: 'llm_calls', timeZone: 'UTC' };
  return buildRules({ store: postgres, source, filters: [], rates, settings, scope: '' });
}

function requestOf(kind: string, lookBackHours = 0) {
  const rule = rulesWith(lookBackHours).find((one) => one.kind === kind);
  if (rule === undefined) {
    throw new Error(`no rule ${kind}`);
  }
  return planRule(rule.request);
}

/** The number of one feature, user or model. */
function valueOf(values: RuleValues, label: string): number {
  return [...values].find(([labels]) => labels.split('|').includes(label))?.[1] ?? 0;
}

/** Runs a test on the demo's calls, and takes away what it has inserted. */
async function onDemo(database: Database, body: () => Promise<void>): Promise<void> {
  await database.exec('BEGIN');
  try {
    await body();
  } finally {
    await database.exec('ROLLBACK');
  }
}

const onFeatures = Object.entries(incidents).filter(([, { alert }]) => alert === 'feature-anomaly');

describePostgres('an incident that is started in the demo', (database) => {
  beforeAll(async () => {
    const book = await loadPriceBook();
    rates = ruleRates(book, wellKnownModels(book, await loadBookNames()), noon);
    await createLineageTable(database());
    const hours = Math.ceil((night - noon + 9 * DAY) / HOUR);
    const first = Math.floor(night / HOUR) * HOUR - hours * HOUR;
    for (let hour = 0; hour <= hours; hour += 1) {
      await insertRows(database(), generateCallsOfHour(first + hour * HOUR, { now: demoEnd }));
    }
    await database().exec('ANALYZE llm_calls');
  }, 240_000);

  const moments = [
    ['at noon', noon],
    ['at night', night],
  ] as const;
  const cases = onFeatures.flatMap(([name, incident]) => moments.map((moment) => [name, ...moment, incident] as const));

  it.each(cases)(
    '%s fires the rule on its feature %s, and resolves with the next hour',
    async (_, __, now, incident) => {
      const { feature } = incident.scenario;
      await onDemo(database(), async () => {
        expect(valueOf(await runRule(database(), requestOf('feature-anomaly'), now), feature)).toBeLessThan(1);
        await insertRows(database(), generateIncident(incident, { range: { from: now, to: now + MINUTE } }));
        const during = now + MINUTE;
        expect(valueOf(await runRule(database(), requestOf('feature-anomaly'), during), feature)).toBeGreaterThan(1.5);
        const nextHour = Math.floor(now / HOUR) * HOUR + HOUR + MINUTE;
        expect(valueOf(await runRule(database(), requestOf('feature-anomaly'), nextHour), feature)).toBeLessThan(1);
      });
    },
  );

  it('names the hour, and stays for three hours more where closed hours are looked back at', async () => {
    const incident = incidents['retry-storm'];
    if (incident === undefined) {
      throw new Error('there is such an incident');
    }
    const { feature } = incident.scenario;
    const hour = Math.floor(noon / HOUR) * HOUR;
    await onDemo(database(), async () => {
      await insertRows(database(), generateIncident(incident, { range: { from: noon, to: noon + MINUTE } }));
      const named = await runMoment(database(), requestOf('feature-anomaly'), noon + MINUTE);
      expect(named.get(feature)?.hour).toBe(hour);
      const valueAt = async (now: number) =>
        valueOf(await runRule(database(), requestOf('feature-anomaly', 3), now), feature);
      expect(await valueAt(hour + 4 * HOUR - MINUTE)).toBeGreaterThan(1);
      expect(await valueAt(hour + 4 * HOUR + MINUTE)).toBeLessThan(1);
    });
  });

  it('runaway-user fires the rule on its user, and resolves a day later', async () => {
    const incident = incidents['runaway-user'];
    if (incident === undefined || incident.scenario.user === null) {
      throw new Error('the incident has a user');
    }
    const { user } = incident.scenario;
    const before = valueOf(await runRule(database(), requestOf('runaway-user'), night), user);
    await onDemo(database(), async () => {
      await insertRows(database(), generateIncident(incident, { range: { from: night, to: night + MINUTE } }));
      const during = valueOf(await runRule(database(), requestOf('runaway-user'), night + MINUTE), user);
      expect(during).toBeGreaterThan(Math.max(1, before));
      const dayLater = night + DAY + 2 * MINUTE;
      expect(valueOf(await runRule(database(), requestOf('runaway-user'), dayLater), user)).toBeLessThan(1);
    });
  });

  it('unpriced-model fires the rule on tokens without a price, and resolves an hour later', async () => {
    const incident = incidents['unpriced-model'];
    if (incident === undefined) {
      throw new Error('there is such an incident');
    }
    const model = 'gemini-nightjar-preview';
    const limit = ruleDefaults.unpriced.tokens;
    expect(valueOf(await runRule(database(), requestOf('unpriced-tokens'), night), model)).toBe(0);
    await onDemo(database(), async () => {
      await insertRows(database(), generateIncident(incident, { range: { from: night, to: night + MINUTE } }));
      expect(valueOf(await runRule(database(), requestOf('unpriced-tokens'), night + MINUTE), model)).toBeGreaterThan(
        limit,
      );
      const later = night + HOUR + 2 * MINUTE;
      expect(valueOf(await runRule(database(), requestOf('unpriced-tokens'), later), model)).toBe(0);
    });
  });

  it('finds a price for everything else that the demo calls', async () => {
    const unpriced = await runRule(database(), requestOf('unpriced-tokens'), night);
    expect(unpriced.size).toBeGreaterThan(3);
    expect(new Set(unpriced.values())).toEqual(new Set([0]));
    const silentMinutes = valueOf(await runRule(database(), requestOf('data-stopped'), night), '');
    expect(silentMinutes).toBeLessThan(ruleDefaults.silence.minutes);
  });
});
