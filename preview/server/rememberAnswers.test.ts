import { rememberAnswers } from './rememberAnswers';
import type { ReadSql } from './sqlReader';

function countingReader() {
  const asked: string[] = [];
  const read: ReadSql = (sql) => {
    asked.push(sql);
    if (sql.includes('nope')) {
      return Promise.reject(new Error('relation "nope" does not exist'));
    }
    return Promise.resolve([{ name: 'n', goType: 'int32', nullable: true, cells: [String(asked.length)] }]);
  };
  return { asked, read: rememberAnswers(read) };
}

describe('rememberAnswers', () => {
  it('asks the database once where two ask the same at the same time', async () => {
    const { asked, read } = countingReader();
    const [first, second] = await Promise.all([read('select a'), read('select a')]);
    expect(asked).toEqual(['select a']);
    expect(second).toBe(first);
  });

  it('asks again what differs from call to call', async () => {
    const { asked, read } = countingReader();
    await read('select now()');
    await read('select now()');
    expect(asked).toHaveLength(2);
  });

  it('goes on after a failure and does not keep it', async () => {
    const { asked, read } = countingReader();
    await expect(read('select nope')).rejects.toThrow('does not exist');
    await expect(read('select nope')).rejects.toThrow('does not exist');
    await read('select a');
    expect(asked).toEqual(['select nope', 'select nope', 'select a']);
  });

  it('does not ask for someone who is gone', async () => {
    const { asked, read } = countingReader();
    await expect(read('select a', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(asked).toEqual([]);
  });
});
