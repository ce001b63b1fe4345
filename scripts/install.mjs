import { hashInputs, readStamp, writeStamp } from './inputHash.mjs';
import { showProgress } from './progress.mjs';
import { runProcess } from './runProcess.mjs';

// Inside node_modules, so that whoever removes the folder removes the stamp with it.
const STAMP = 'node_modules/.install-stamp';

/** Installs the locked packages where they are missing or the lock file changed since; throws with npm's own words. */
export async function install() {
  const hash = hashInputs(['package-lock.json']);
  if (readStamp(STAMP) === hash) {
    return;
  }
  const progress = showProgress('Installing packages, about a minute');
  const { code, output } = await runProcess(...npm('ci', '--no-audit', '--no-fund', '--loglevel=http'), {
    onLine: (line) => progress.note(line),
  });
  if (code !== 0) {
    progress.end('Installing packages failed');
    const complaints = output.split('\n').filter((line) => !line.startsWith('npm http'));
    throw new Error(`${complaints.join('\n')}\n\n"npm ci" ended with ${code}. Is the package registry reachable?`);
  }
  progress.end('Packages installed');
  writeStamp(STAMP, hash);
}

/** npm as a script of this Node where npm itself started us: on Windows its own name is a batch file, which cannot be spawned. */
function npm(...args) {
  const script = process.env['npm_execpath'];
  return script?.endsWith('npm-cli.js') ? [process.execPath, [script, ...args]] : ['npm', args];
}
