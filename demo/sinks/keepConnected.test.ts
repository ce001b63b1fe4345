import { type Connection, keepConnected } from './keepConnected';

const lost = () => new Error('Connection terminated unexpectedly');

/** A connection whose sessions are numbers; the openings that `refuses` names are refused. */
async function connect(refuses: (opening: number) => boolean = () => false) {
  const heard = { opened: 0, closed: [] as number[], waited: [] as number[], messages: [] as string[] };
  const connection: Connection<number> = await keepConnected({
    place: 'h:1/d',
    open() {
      heard.opened++;
      return refuses(heard.opened) ? Promise.reject(lost()) : Promise.resolve(heard.opened);
    },
    close(session) {
      heard.closed.push(session);
      return Promise.resolve();
    },
    wait(milliseconds) {
      heard.waited.push(milliseconds);
      return Promise.resolve();
    },
    onProgress: (message) => heard.messages.push(message),
  });
  return { connection, heard };
}

describe('keepConnected', () => {
  it('runs all tasks on one session', async () => {
    const { connection, heard } = await connect();
    const answers = [
      await connection.run((one) => Promise.resolve(one)),
      await connection.run((two) => Promise.resolve(two)),
    ];
    expect(answers).toEqual([1, 1]);
    expect(heard).toEqual({ opened: 1, closed: [], waited: [], messages: [] });
  });

  it('runs a task again on a new session, and says so, where the connection was lost', async () => {
    const { connection, heard } = await connect((opening) => opening === 2);
    const answer = await connection.run((session) =>
      session === 1 ? Promise.reject(lost()) : Promise.resolve(session),
    );
    expect(answer).toBe(3);
    expect(heard).toEqual({
      opened: 3,
      closed: [1],
      waited: [1000, 2000],
      messages: [
        'The connection to h:1/d was lost: Connection terminated unexpectedly. Attempt 1 of 9 in 1 s',
        'The connection to h:1/d was lost: Connection terminated unexpectedly. Attempt 2 of 9 in 2 s',
      ],
    });
  });

  it('gives up after nine attempts', async () => {
    const { connection, heard } = await connect((opening) => opening > 1);
    const run = connection.run(() => Promise.reject(lost()));
    await expect(run).rejects.toThrow('Given up after 9 attempts; start again with --append when it is back.');
    expect(heard.opened).toBe(10);
  });

  it('does not run a task again that failed otherwise', async () => {
    const { connection, heard } = await connect();
    await expect(connection.run(() => Promise.reject(new Error('permission denied')))).rejects.toThrow(
      'permission denied',
    );
    expect(heard.waited).toEqual([]);
  });

  it('tries the first connection once', async () => {
    await expect(connect(() => true)).rejects.toThrow('Connection terminated unexpectedly');
  });
});
