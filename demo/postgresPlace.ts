import { DemoError } from './demoError';

/** The address behind `--postgres` -> the database for people: host, port and name, without user and password. */
export function parsePlace(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !['postgres:', 'postgresql:'].includes(url.protocol) || url.pathname.length < 2) {
    // The text is not repeated: it may hold a password.
    throw new DemoError(
      '--postgres is no address of a database; write postgresql://user:password@host:5432/database, ' +
        'and characters such as @ or / in the password as %40 and %2F.',
    );
  }
  return `${url.host}${url.pathname}`;
}
