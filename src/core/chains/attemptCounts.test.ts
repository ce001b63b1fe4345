import { computeAttemptCounts } from './attemptCounts';

const chain = (attempts: number, requests: number, answered = requests) => ({ attempts, requests, answered });

describe('computeAttemptCounts', () => {
  it('has a row for every number between the lowest and the highest, empty ones too', () => {
    expect(computeAttemptCounts([chain(1, 90), chain(3, 5, 2)])).toEqual([
      { label: '1', requests: 90, answered: 90 },
      { label: '2', requests: 0, answered: 0 },
      { label: '3', requests: 5, answered: 2 },
    ]);
  });

  it('names requests that a cache answered without a call', () => {
    expect(computeAttemptCounts([chain(0, 7)])).toEqual([{ label: '0 (cache hit)', requests: 7, answered: 7 }]);
  });

  it('adds up ten attempts and more', () => {
    expect(computeAttemptCounts([chain(250, 1), chain(10, 2, 1), chain(9, 4)])).toEqual([
      { label: '9', requests: 4, answered: 4 },
      { label: '10 or more', requests: 3, answered: 2 },
    ]);
  });

  it('has no rows where there are no requests', () => {
    expect(computeAttemptCounts([])).toEqual([]);
  });
});
