import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { expect } from '@playwright/test';
import { test } from '../fixtures';

const port = 4174;

const file = (name: string) => path.join(__dirname, 'callLogs', name);

let server: ChildProcess;

/** The preview on somebody's own call logs: one well-formed, one with every kind of bad row. */
test.beforeAll(async () => {
  server = spawn(
    'node',
    [
      ...['--import', 'tsx', 'preview/server/main.ts', '--port', String(port)],
      ...['--lineage', file('chat.csv'), '--map', 'prompt_tokens=Context Tokens,completion_tokens=generated'],
      ...['--set', 'feature=chat,provider=openai,model=gpt-4o'],
      ...['--lineage', file('code.csv'), '--set', 'feature=<b>code</b>,provider=anthropic'],
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  await new Promise<void>((resolve, reject) => {
    server.stdout?.on('data', (text: Buffer) => text.includes(`http://127.0.0.1:${port}/`) && resolve());
    server.on('exit', (code) => reject(new Error(`the preview ended with ${code} before it listened`)));
  });
});

test.afterAll(() => {
  server.removeAllListeners('exit');
  server.kill();
});

test('opens the boards on the range and the features of a call log', async ({ board, page }) => {
  await page.goto(`http://127.0.0.1:${port}/d/llmops-top-features`);
  const table = board.panel('Which features decide the bill? The dearest first');
  await expect(table.getByRole('row', { name: /chat/ })).toBeVisible();
  // What a file holds is text on the page, never markup.
  await expect(table.getByText('<b>code</b>')).toBeVisible();
  await board.settle();
  await board.expectNoProblems();
});

test('prices the readable rows of a call log and no other', async ({ board, page }) => {
  await page.goto(`http://127.0.0.1:${port}/d/llmops-cost-trend`);
  // chat: 3 calls of 100,000 + 10,000 tokens of gpt-4o at $2.50 and $10 a million; code: 2 of 150,000 + 0 at $3.
  await expect(board.panel('Cost')).toContainText('$1.95');
  await board.settle();
  await board.expectNoProblems();
});
