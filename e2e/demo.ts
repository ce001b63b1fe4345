import { execFileSync } from 'node:child_process';

export const previewPort = 4173;

/** The demo of the browser tests ends here; its 35 days are whole UTC days. */
export const demoEnd = '2026-11-20T00:00:00Z';
const demoStart = '2026-10-16T00:00:00Z';

/** The part of the demo's written truth that the specs compare with. Dollars are pico-USD as text. */
interface DemoTruth {
  readonly costPicoUsd: string;
  readonly costPicoUsdByFeature: Readonly<Record<string, string>>;
  readonly costPicoUsdByDay: Readonly<Record<string, string>>;
}

let truth: DemoTruth | undefined;

/** What the seeded calls cost, computed by the demo's own pricer, not by the plugin. */
export function demoTruth(): DemoTruth {
  truth ??= JSON.parse(
    execFileSync('node', ['--import', 'tsx', 'demo/writeTruth.ts', '--now', demoEnd], { encoding: 'utf8' }),
  ) as DemoTruth;
  return truth;
}

/** All 35 days as the URL of a board has it. */
export const wholeDemo = { from: String(Date.parse(demoStart)), to: String(Date.parse(demoEnd)) };

/** The last seven days, which are whole UTC days too. */
export const lastWeek = { from: String(Date.parse('2026-11-13T00:00:00Z')), to: wholeDemo.to };

/** The cost of the days that begin in a range, exactly. */
export function costOfDays({ from, to }: { from: string; to: string }): bigint {
  return Object.entries(demoTruth().costPicoUsdByDay)
    .filter(([day]) => Date.parse(day) >= Number(from) && Date.parse(day) < Number(to))
    .reduce((sum, [, cost]) => sum + BigInt(cost), 0n);
}

/** Pico-USD as the boards write a total: `$1,234.56`. */
export function dollars(pico: bigint): string {
  const cents = (pico + 5_000_000_000n) / 10_000_000_000n;
  const amount = Number(cents) / 100;
  return `$${amount.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}
