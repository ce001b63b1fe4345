import { execFileSync } from 'node:child_process';

export const previewPort = 4173;

/** The demo of the browser tests ends here; its 35 days are whole UTC days. */
export const demoEnd = '2026-11-20T00:00:00Z';
const demoStart = '2026-10-16T00:00:00Z';

/** The part of the demo's written truth that the specs compare with. Dollars are pico-USD as text. */
interface DemoTruth {
  readonly costPicoUsd: string;
  readonly lastWeek: {
    readonly users: number;
    readonly responseCache: { readonly inFront: number; readonly exact: number; readonly semantic: number };
    readonly failedCostPicoUsd: string;
  };
  readonly costPicoUsdByFeature: Readonly<Record<string, string>>;
  readonly costPicoUsdByDay: Readonly<Record<string, string>>;
}

const truthVariable = 'TOKENCOST_E2E_TRUTH';

/** Computes what the seeded calls cost, with the demo's own pricer and not the plugin, and leaves it for the workers. */
export function computeDemoTruth(): void {
  process.env[truthVariable] = execFileSync('node', ['--import', 'tsx', 'demo/writeTruth.ts', '--now', demoEnd], {
    encoding: 'utf8',
  });
}

export function demoTruth(): DemoTruth {
  return JSON.parse(process.env[truthVariable] ?? '') as DemoTruth;
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

/** Pico-USD as the boards write an amount below $1,000 beside others: three digits, `$26.2`. */
export function roundDollars(pico: bigint): string {
  return `$${(Number(pico) / 1e12).toPrecision(3)}`;
}
