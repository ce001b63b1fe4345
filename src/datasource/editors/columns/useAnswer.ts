import { messageOf } from 'execution/delegate';
import { useRef, useState } from 'react';

export interface Answer<T> {
  readonly value?: T;
  readonly error?: string;
  readonly isAsking: boolean;
}

/** The latest answer to a question that is asked by hand; answers that were overtaken by a newer question are dropped. */
export function useAnswer<T>(): readonly [Answer<T>, (ask: () => Promise<T>) => Promise<T | undefined>] {
  const [answer, setAnswer] = useState<Answer<T>>({ isAsking: false });
  const latest = useRef(0);
  const run = async (ask: () => Promise<T>): Promise<T | undefined> => {
    latest.current += 1;
    const own = latest.current;
    const show = (next: Answer<T>) => {
      if (own === latest.current) {
        setAnswer(next);
      }
    };
    show({ isAsking: true });
    try {
      const value = await ask();
      show({ value, isAsking: false });
      return own === latest.current ? value : undefined;
    } catch (reason) {
      show({ error: messageOf(reason), isAsking: false });
      return undefined;
    }
  };
  return [answer, run];
}
