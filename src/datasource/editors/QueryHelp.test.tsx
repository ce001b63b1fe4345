import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTokenCostDataSource } from '../aTokenCostDataSource';
import { defaultQuery } from '../describeQuery';
import { parseQuery } from '../parseQuery';
import { QueryHelp, examples } from './QueryHelp';

describe('QueryHelp', () => {
  it.each(examples)('has an example that can run: $question', ({ query }) => {
    expect(parseQuery(query)).toEqual(query);
  });

  it('hands over the example that is chosen', async () => {
    const onClickExample = jest.fn();
    render(
      <QueryHelp
        query={{ ...defaultQuery, refId: 'A' }}
        datasource={aTokenCostDataSource()}
        onClickExample={onClickExample}
      />,
    );
    await userEvent.click(screen.getByRole('button', { name: 'What do failed calls cost?' }));
    expect(onClickExample).toHaveBeenCalledWith(
      expect.objectContaining({ analysis: 'table', by: ['errorClass'], measures: ['cost', 'calls'] }),
    );
  });
});
