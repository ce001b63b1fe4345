import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ColumnSource } from 'core/lineage/columnMapping';
import type { LineageColumn } from 'core/lineage/lineageRow';
import { ColumnRow } from './ColumnRow';

// Where the pointer may go is asked of every ancestor's styles, at every step.
const user = userEvent.setup({ pointerEventsCheck: 0 });

const table = [
  { name: 'created_at', type: 'timestamp with time zone' },
  { name: 'endpoint', type: 'text' },
];

function open(name: LineageColumn, source?: ColumnSource) {
  const onChange = jest.fn();
  render(<ColumnRow name={name} source={source} table={table} disabled={false} onChange={onChange} />);
  return onChange;
}

describe('ColumnRow', () => {
  it('says what the column means, and whether it is required', () => {
    open('time');
    expect(screen.getByRole('combobox', { name: 'time When the call began (required)' })).toBeInTheDocument();
  });

  it('offers the columns of the table', async () => {
    const onChange = open('feature');
    await user.click(screen.getByRole('combobox'));
    await user.keyboard('{ArrowUp}{Enter}');
    expect(onChange).toHaveBeenCalledWith({ column: 'endpoint' });
  });

  it('takes a column that is typed', async () => {
    const onChange = open('feature');
    await user.type(screen.getByRole('combobox'), 'part');
    await user.keyboard('{ArrowDown}{Enter}');
    expect(onChange).toHaveBeenCalledWith({ column: 'part' });
  });

  it('keeps how values are read when the column changes', async () => {
    const onChange = open('feature', { column: 'tags', path: ['0'] });
    await user.click(screen.getByRole('combobox'));
    await user.keyboard('{ArrowUp}{Enter}');
    expect(onChange).toHaveBeenCalledWith({ column: 'endpoint', path: ['0'] });
  });

  it.each([
    ['feature: keys in a JSON column', 'tags.feature', { path: ['tags', 'feature'] }],
    ['feature: replaced values', 'n/a =', { values: { 'n/a': null } }],
  ])('takes %s when it was typed to its end', (label, typed, changed) => {
    const onChange = open('feature', { column: 'meta' });
    const input = screen.getByLabelText(label);
    fireEvent.change(input, { target: { value: typed } });
    expect(onChange).not.toHaveBeenCalled();
    fireEvent.blur(input);
    expect(onChange).toHaveBeenCalledWith({ column: 'meta', ...changed });
  });

  it('leaves out what was emptied', () => {
    const onChange = open('feature', { column: 'meta', path: ['a'], values: { x: null } });
    const input = screen.getByLabelText('feature: keys in a JSON column');
    fireEvent.change(input, { target: { value: '' } });
    fireEvent.blur(input);
    expect(onChange).toHaveBeenCalledWith({ column: 'meta', values: { x: null } });
  });

  it('takes a constant with Enter where there is no column', () => {
    const onChange = open('provider');
    const input = screen.getByLabelText('provider: the same for every call');
    fireEvent.change(input, { target: { value: 'openai' } });
    fireEvent.keyDown(input, { key: 'Enter' });
    expect(onChange).toHaveBeenCalledWith({ constant: 'openai' });
  });

  it('takes the way a time is read, and offers times no replacements and no constant', async () => {
    const onChange = open('time', { column: 'created_at' });
    expect(screen.queryByLabelText('time: replaced values')).not.toBeInTheDocument();
    await user.click(screen.getByRole('combobox', { name: 'time: read as' }));
    await user.keyboard('Milliseconds{Enter}');
    expect(onChange).toHaveBeenCalledWith({ column: 'created_at', as: 'epoch milliseconds' });
  });

  it('survives Enter where typing has left no option at the place of the chosen one', async () => {
    const onChange = open('latency_ms', { column: 'took', as: 'seconds' });
    await user.click(screen.getByRole('combobox', { name: 'latency_ms: read as' }));
    await user.keyboard('Milliseconds{Enter}');
    expect(onChange).not.toHaveBeenCalled();
  });

  it('leaves out the way that is meant where nothing is said', async () => {
    const onChange = open('latency_ms', { column: 'took', as: 'seconds' });
    await user.click(screen.getByRole('combobox', { name: 'latency_ms: read as' }));
    await user.keyboard('{ArrowUp}{Enter}');
    expect(onChange).toHaveBeenCalledWith({ column: 'took' });
  });
});
