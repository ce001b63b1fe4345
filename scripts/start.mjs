import { spawn } from 'node:child_process';
import { buildWhereChanged, plugin, previewHost } from './build.mjs';
import { install } from './install.mjs';
import { showProgress } from './progress.mjs';

const forwardedSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Builds what changed and serves the preview; `args` go to its server untouched. Resolves with the server's exit code. */
export async function start(args) {
  await install();
  const asksForHelp = args.length === 1 && ['--help', '-h'].includes(args[0]);
  if (!asksForHelp) {
    await buildVisibly(plugin);
    await buildVisibly(previewHost);
  }
  return serve(args);
}

async function buildVisibly(build) {
  const progress = showProgress(`Building ${build.label}`);
  const { code, output, isFresh } = await buildWhereChanged(build, (line) => progress.note(line));
  progress.end(
    code === 0 ? `${capitalise(build.label)} is ${isFresh ? 'up to date' : 'built'}` : `Building ${build.label} failed`,
  );
  if (code !== 0) {
    throw new Error(output);
  }
}

function capitalise(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function serve(args) {
  return new Promise((resolve, reject) => {
    const server = spawn(process.execPath, ['--import', 'tsx', 'preview/server/main.ts', ...args], {
      stdio: 'inherit',
    });
    // A terminal sends its Ctrl+C to both; a process manager only to this one.
    const forward = (signal) => server.kill(signal);
    forwardedSignals.forEach((signal) => process.on(signal, forward));
    server.on('error', reject);
    server.on('exit', (code, signal) => {
      forwardedSignals.forEach((name) => process.off(name, forward));
      resolve(code ?? (signal === 'SIGINT' ? 130 : 143));
    });
  });
}
