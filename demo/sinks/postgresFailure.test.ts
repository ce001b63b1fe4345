import { describePostgresFailure, failureReason, isConnectionLoss } from './postgresFailure';

function anError(message: string, code?: string): Error {
  return Object.assign(new Error(message), code === undefined ? {} : { code });
}

describe('isConnectionLoss', () => {
  it.each([
    anError('read ECONNRESET', 'ECONNRESET'),
    anError('', 'ECONNREFUSED'),
    anError('terminating connection due to administrator command', '57P01'),
    anError('the database system is starting up', '57P03'),
    anError('connection failure', '08006'),
    anError('Connection terminated unexpectedly'),
    anError('Client has encountered a connection error and is not queryable'),
    anError('timeout expired'),
  ])('says yes to %s', (error) => {
    expect(isConnectionLoss(error)).toBe(true);
  });

  it.each([
    anError('permission denied for table llm_calls', '42501'),
    anError('canceling statement due to user request', '57014'),
    anError('no such file', 'ENOENT'),
    anError('x is not a function'),
    'Connection terminated',
  ])('says no to %s', (error) => {
    expect(isConnectionLoss(error)).toBe(false);
  });
});

describe('describePostgresFailure', () => {
  it.each([
    [
      anError('', 'ECONNREFUSED'),
      'PostgreSQL at h:1/d cannot be reached: ECONNREFUSED. Is it running, and is the address right?',
    ],
    [
      anError('database "d" does not exist', '3D000'),
      'PostgreSQL at h:1/d refused: database "d" does not exist (3D000). Create the database, or name another one in --postgres.',
    ],
    [anError('disk full', '53100'), 'PostgreSQL at h:1/d refused: disk full (53100).'],
    [anError('x is not a function'), undefined],
    [anError('no such file', 'ENOENT'), undefined],
  ])('returns for %s: %s', (error, text) => {
    expect(describePostgresFailure(error, 'h:1/d')).toBe(text);
  });
});

describe('failureReason', () => {
  it('returns the code of an error without a message', () => {
    expect(failureReason(anError('', 'ECONNREFUSED'))).toBe('ECONNREFUSED');
  });
});
