/** What the command leaves behind for scripts and CI; `docs/command-line.md` says what counts as a finding. */
export const exitCodes = { ok: 0, findings: 1, usage: 2 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
