#!/usr/bin/env node
import { runTokencost } from './tokencost';

// `tokencost explain ... | head` closes the pipe early, which is no mistake of anyone.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') {
    throw error;
  }
  process.exit();
});

const streams = { input: process.stdin, output: process.stdout, messages: process.stderr };

void runTokencost(process.argv.slice(2), streams).then((code) => {
  process.exitCode = code;
});
