import { render, screen } from '@testing-library/react';
import { unmappedColumns } from 'core/lineage/unmappedColumns';
import { MappingPreview } from './MappingPreview';

const mapping = { time: { column: 't' }, prompt_tokens: { column: 'i' }, completion_tokens: { column: 'o' } };
const unmapped = unmappedColumns(mapping);

describe('MappingPreview', () => {
  it('shows mapped columns only, times as text, and what a row does not record', () => {
    const columns = [
      { name: 'time', values: [Date.UTC(2026, 8, 1)] },
      { name: 'prompt_tokens', values: [1000] },
      { name: 'completion_tokens', values: [null] },
      { name: 'feature', values: [null] },
    ];
    render(<MappingPreview preview={{ columns }} unmapped={unmapped} />);
    const texts = (role: string) => screen.getAllByRole(role).map(({ textContent }) => textContent);
    expect(texts('columnheader')).toEqual(['time', 'prompt_tokens', 'completion_tokens']);
    expect(texts('cell')).toEqual(['2026-09-01T00:00:00.000Z', '1000', 'not recorded']);
    expect(screen.getByRole('table', { name: 'The 1 newest calls as they are read' })).toBeInTheDocument();
  });

  it('says what is not recorded and what that costs', () => {
    render(<MappingPreview preview={{ columns: [] }} unmapped={unmapped} />);
    expect(screen.getAllByRole('listitem')).toHaveLength(24);
    expect(screen.getByText(/Every call counts as \(none\): Top features shows one row\./)).toBeInTheDocument();
  });

  it('says that there are no calls', () => {
    render(<MappingPreview preview={{ columns: [] }} unmapped={[]} />);
    expect(screen.getByText('The table holds no calls that have a time.')).toBeInTheDocument();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
