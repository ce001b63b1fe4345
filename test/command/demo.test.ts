import { buildCommand, runCommand } from './builtCommand';

beforeAll(buildCommand, 120_000);

const address = ['--postgres', 'postgresql://me:secret@127.0.0.1:9/observability'];

describe('tokencost demo', () => {
  it.each([
    [[...address], '--incident is needed. Incidents: retry-storm, prompt-bloat,'],
    [['--incident', 'retry-strom', ...address], '"retry-strom" is not known. Did you mean retry-storm?'],
    [['--incident', 'slow-leak', ...address], '"slow-leak" is not known.'],
    [['--incident', 'retry-storm'], '--postgres is needed'],
    [['--incident', 'retry-storm', '--postgres', 'mysql://me:secret@h/d'], '--postgres is no address of a database'],
    [['--incident', 'retry-storm', ...address, '--minutes', '0'], '--minutes takes a whole number from 1 to 60'],
    [['--incident', 'retry-storm', ...address, '--hours', 'x'], '--hours takes a whole number from 1 to 200'],
    [['--incident', 'retry-storm', ...address, 'now'], 'takes options only, got now'],
  ])('refuses %j', (args, message) => {
    const run = runCommand(['demo', ...args]);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain(message);
    expect(run.messages).not.toContain('secret');
  });

  it('says that a database cannot be reached, without its password', () => {
    const run = runCommand(['demo', '--incident', 'retry-storm', ...address]);
    expect(run).toMatchObject({ code: 2, output: '' });
    expect(run.messages).toContain('PostgreSQL at 127.0.0.1:9/observability cannot be reached');
    expect(run.messages).not.toContain('secret');
  });
});
