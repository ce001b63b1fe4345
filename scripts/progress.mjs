const HEARTBEAT_MS = 10_000;
const FRAME_MS = 120;
const FRAMES = ['|', '/', '-', '\\'];

/** Whole seconds and one decimal, as in `3.4 s`. */
export function formatSeconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(1)} s`;
}

/**
 * Shows that `label` is being worked on: a moving line on a terminal, elsewhere a line at the start and one every ten
 * seconds. Returns `note(text)` to say what it is at, and `end(result)`, which leaves one line and returns milliseconds.
 */
export function showProgress(label, output = process.stdout) {
  const started = Date.now();
  const elapsed = () => Date.now() - started;
  const isTerminal = output.isTTY === true;
  let latest = '';
  let frame = 0;

  const draw = () => {
    frame += 1;
    const line = `${FRAMES[frame % FRAMES.length]} ${label} ${formatSeconds(elapsed())} ${latest}`;
    output.write(`\r\u001b[2K${line.slice(0, (output.columns ?? 80) - 1)}`);
  };
  const beat = () => output.write(`  ... ${label}, ${formatSeconds(elapsed())}${latest && `: ${latest}`}\n`);

  if (!isTerminal) {
    output.write(`- ${label}\n`);
  }
  const timer = setInterval(isTerminal ? draw : beat, isTerminal ? FRAME_MS : HEARTBEAT_MS);

  return {
    note(text) {
      // Colours and cursor movements of a tool would break the one line.
      latest = text.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').trim();
    },
    end(result) {
      clearInterval(timer);
      const milliseconds = elapsed();
      output.write(`${isTerminal ? '\r\u001b[2K' : ''}${result} (${formatSeconds(milliseconds)})\n`);
      return milliseconds;
    },
  };
}
