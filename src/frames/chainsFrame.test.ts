import { chainsFrame } from './chainsFrame';

const columnsOf = ({ fields }: ReturnType<typeof chainsFrame>) =>
  fields.map(({ name, config, values }) => [name, config.displayName, values]);

describe('chainsFrame', () => {
  it('has requests, answered, failed and share by number of attempts', () => {
    const counts = [
      { label: '1', requests: 90, answered: 88 },
      { label: '2', requests: 10, answered: 4 },
    ];
    expect(columnsOf(chainsFrame(counts, 'A'))).toEqual([
      ['attempts', 'Attempts', ['1', '2']],
      ['requests', 'Requests', [90, 10]],
      ['answered', 'Answered requests', [88, 4]],
      ['failed', 'Failed requests', [2, 6]],
      ['share', 'Share of requests', [0.9, 0.1]],
    ]);
  });

  it('has the same columns and no rows where there are no requests', () => {
    expect(columnsOf(chainsFrame([], 'A')).map(([, , values]) => values)).toEqual([[], [], [], [], []]);
  });
});
