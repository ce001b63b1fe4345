import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/**
 * Runs a program and collects what it prints, both streams in one text as they come. Resolves with its exit code, also
 * when that is not 0 (127 where the program does not exist); `onLine` sees each line as it appears.
 */
export function runProcess(command, args, { env = {}, onLine = () => {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const lines = [];
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        onLine(line);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${command}: ${error.message}` }));
    child.on('close', (code, signal) => {
      resolve({
        code: code ?? 1,
        output: [...lines, ...(signal ? [`${command} was ended by ${signal}`] : [])].join('\n'),
      });
    });
  });
}

/** The way to start an installed package's program without npx, whose own start costs half a second. */
export function packageProgram(name, ...args) {
  return [process.execPath, [`node_modules/${name}`, ...args]];
}
