import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { aTokenCostDataSource } from '../aTokenCostDataSource';
import type { VariableQuery } from '../query';
import { VariableQueryEditor } from './VariableQueryEditor';

describe('VariableQueryEditor', () => {
  it('asks for the values of the dimension that is chosen', async () => {
    const onChange = jest.fn();
    render(
      <VariableQueryEditor
        query={{ refId: 'variable' } as VariableQuery}
        datasource={aTokenCostDataSource()}
        onChange={onChange}
        onRunQuery={jest.fn()}
      />,
    );
    await userEvent.type(screen.getByRole('combobox', { name: /Values of/ }), 'error');
    await userEvent.keyboard('{Enter}');
    expect(onChange).toHaveBeenCalledWith(
      expect.objectContaining({ analysis: 'variable', dimension: 'errorClass', version: 1 }),
    );
  });
});
