import { DemoError } from '../demoError';
import { failureReason, isConnectionLoss } from './postgresFailure';

export interface ConnectionOptions<Session> {
  /** The database for people. */
  readonly place: string;
  open(): Promise<Session>;
  close(session: Session): Promise<void>;
  /** Resolves after the milliseconds; rejects where everything has to end. */
  wait(milliseconds: number): Promise<void>;
  onProgress(message: string): void;
}

export interface Connection<Session> {
  /** Runs a task, again from its start where the connection was lost under it. */
  run<Answer>(task: (session: Session) => Promise<Answer>): Promise<Answer>;
  close(): Promise<void>;
}

/** Seconds between attempts: two and a half minutes in all, which outlast the restart of a server. */
const PAUSES_S = [1, 2, 4, 8, 15, 30, 30, 30, 30];

/** A connection that is opened anew where it is lost. The first one is tried once: a wrong address does not get better. */
export async function keepConnected<Session>(options: ConnectionOptions<Session>): Promise<Connection<Session>> {
  let session: Session | undefined = await options.open();

  const discard = async () => {
    const lost = session;
    session = undefined;
    if (lost !== undefined) {
      await options.close(lost).catch(() => undefined); // it is lost anyway
    }
  };

  async function run<Answer>(task: (opened: Session) => Promise<Answer>): Promise<Answer> {
    for (let attempt = 0; ; attempt++) {
      try {
        session ??= await options.open();
        return await task(session);
      } catch (error) {
        if (!isConnectionLoss(error)) {
          throw error;
        }
        await discard();
        await pause(attempt, error);
      }
    }
  }

  async function pause(attempt: number, error: unknown): Promise<void> {
    const seconds = PAUSES_S[attempt];
    const lost = `The connection to ${options.place} was lost: ${failureReason(error)}`;
    if (seconds === undefined) {
      throw new DemoError(`${lost}. Given up after ${attempt} attempts; start again with --append when it is back.`);
    }
    options.onProgress(`${lost}. Attempt ${attempt + 1} of ${PAUSES_S.length} in ${seconds} s`);
    await options.wait(seconds * 1000);
  }

  return { run, close: discard };
}
