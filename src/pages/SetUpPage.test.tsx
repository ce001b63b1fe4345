import { render, screen } from '@testing-library/react';
import { boards } from './boards';
import { SetUpPage } from './SetUpPage';
import { type TokenCostDataSource, listTokenCostDataSources } from './tokenCostDataSources';

jest.mock('./tokenCostDataSources');

const list = jest.mocked(listTokenCostDataSources);

function aSource(overrides: Partial<TokenCostDataSource> = {}): TokenCostDataSource {
  return { uid: 'cost', name: 'Production cost', delegate: { state: 'found', name: 'Calls' }, ...overrides };
}

describe('SetUpPage', () => {
  it('shows the three steps in order', async () => {
    list.mockResolvedValue([]);
    render(<SetUpPage />);
    await screen.findByText(/No “LLM Token Cost” data source yet/);
    const steps = screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent);
    expect(steps).toEqual(['1. Add the data source', '2. Open the boards', '3. Read how the numbers are made']);
  });

  it('leads to the form that adds a data source', async () => {
    list.mockResolvedValue([]);
    render(<SetUpPage />);
    await screen.findByText(/No “LLM Token Cost” data source yet/);
    expect(screen.getByRole('link', { name: 'Add data source' })).toHaveAttribute(
      'href',
      '/connections/datasources/new',
    );
  });

  it('shows each data source with the PostgreSQL it asks, its settings and its boards', async () => {
    list.mockResolvedValue([aSource({ uid: 'cost & co' })]);
    render(<SetUpPage />);
    expect(await screen.findByText('Production cost')).toBeInTheDocument();
    expect(screen.getByText('asks Calls')).toBeInTheDocument();
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href'));
    expect(links).toEqual(
      expect.arrayContaining([
        '/connections/datasources/edit/cost%20%26%20co',
        ...boards.map(({ uid }) => `/d/${uid}?var-datasource=cost%20%26%20co`),
      ]),
    );
  });

  it('says when the PostgreSQL of a data source is gone', async () => {
    list.mockResolvedValue([aSource({ delegate: { state: 'missing', uid: 'old-pg' } })]);
    render(<SetUpPage />);
    expect(await screen.findByText(/\(old-pg\) was not found/)).toBeInTheDocument();
  });

  it('says when no PostgreSQL was chosen', async () => {
    list.mockResolvedValue([aSource({ delegate: { state: 'none' } })]);
    render(<SetUpPage />);
    expect(await screen.findByText(/no PostgreSQL chosen/)).toBeInTheDocument();
  });

  it('shows why the data sources could not be listed', async () => {
    list.mockRejectedValue({ message: 'permission denied' });
    render(<SetUpPage />);
    expect(await screen.findByText(/Grafana answered: permission denied\./)).toBeInTheDocument();
  });
});
