import { HOUR } from '../demoRange';
import { generateIncident } from './generateIncident';
import { type Incident, incidents } from './incidents';

const from = Date.UTC(2026, 10, 20, 3, 12);
const range = { from, to: from + 60_000 };
const all = Object.entries(incidents);
const storm = incidents['retry-storm'] as Incident;

describe('generateIncident', () => {
  it.each(all)('makes %s of one feature, within the range and sorted', (_, incident) => {
    const calls = generateIncident(incident, { range });
    expect(calls.length).toBeGreaterThan(15);
    expect(new Set(calls.map(({ feature }) => feature))).toEqual(new Set([incident.scenario.feature]));
    const times = calls.map(({ time }) => time);
    expect(times).toEqual([...times].sort((one, other) => one - other));
    expect(times.filter((time) => time < range.from || time >= range.to)).toEqual([]);
  });

  it('has spans of their own, also where it is started again', () => {
    const again = generateIncident(storm, { range: { from: from + 1, to: range.to } });
    const spans = [...generateIncident(storm, { range }), ...again].map(({ span_id }) => span_id);
    expect(new Set(spans).size).toBe(spans.length);
  });

  it('keeps the attempts of a request in their order', () => {
    const calls = generateIncident(storm, { range: { from, to: from + HOUR } });
    const attempts = new Map<string | null, number[]>();
    calls.forEach(({ request_id, attempt }) =>
      attempts.set(request_id, [...(attempts.get(request_id) ?? []), attempt ?? NaN]),
    );
    const odd = [...attempts.values()].filter((list) => list.some((attempt, index) => attempt !== index + 1));
    expect(odd).toEqual([]);
    expect(Math.max(...[...attempts.values()].map((list) => list.length))).toBe(9);
  });

  it('is as large as the hours that are packed into it', () => {
    const count = (hours: number) => generateIncident(storm, { range, hours }).length;
    expect(count(10) / count(1)).toBeGreaterThan(8);
    expect(count(10) / count(1)).toBeLessThan(12);
  });

  it('happens at night as at noon', () => {
    const noon = Date.UTC(2026, 10, 18, 12);
    const nightly = generateIncident(storm, { range }).length;
    expect(generateIncident(storm, { range: { from: noon, to: noon + 60_000 } }).length / nightly).toBeCloseTo(1, 0);
  });
});
