import type { BootAnswer } from '../server/bootAnswer';

let answer: BootAnswer | undefined;

/** Asks the server once what there is to show. */
export async function readBoot(): Promise<BootAnswer> {
  const response = await fetch('/api/preview/boot');
  answer = (await response.json()) as BootAnswer;
  return answer;
}

/** What the server said; only callable behind `readBoot`. */
export function boot(): BootAnswer {
  if (!answer) {
    throw new Error('the preview has not read its boot answer yet');
  }
  return answer;
}
