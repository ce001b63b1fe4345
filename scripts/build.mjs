import fs from 'node:fs';
import { hashInputs, readStamp, writeStamp } from './inputHash.mjs';
import { packageProgram, runProcess } from './runProcess.mjs';

const tools = ['package.json', 'package-lock.json', 'tsconfig.json'];

/** The shipped plugin in dist/: by which program, from what, and the files that prove that it is there. */
export const plugin = {
  label: 'the plugin',
  command: packageProgram('webpack-cli/bin/cli.js', '-c', './.config/webpack/webpack.config.ts', '--env', 'production'),
  inputs: ['src', 'dashboards', '.config/webpack', 'README.md', 'CHANGELOG.md', 'LICENSE', ...tools],
  outputs: ['dist/module.js', 'dist/plugin.json', 'dist/datasource/module.js', 'dist/datasource/plugin.json'],
  stamp: '.cache/plugin.stamp',
};

/** The page that shows the boards without Grafana. */
export const previewHost = {
  label: 'the preview host',
  command: [process.execPath, ['preview/build.mjs']],
  inputs: ['preview', ...tools],
  outputs: ['.cache/preview-host'],
  stamp: '.cache/preview-host.stamp',
};

/**
 * Builds unless the same inputs were built before and the outputs are still there. Resolves with the program's exit code
 * and output; `isFresh` says that nothing had to be done.
 */
export async function buildWhereChanged(build, onLine) {
  const hash = hashInputs(build.inputs);
  if (readStamp(build.stamp) === hash && build.outputs.every((file) => fs.existsSync(file))) {
    return { code: 0, output: '', isFresh: true };
  }
  const result = await runProcess(...build.command, { onLine });
  if (result.code === 0) {
    writeStamp(build.stamp, hash);
  }
  return { ...result, isFresh: false };
}
