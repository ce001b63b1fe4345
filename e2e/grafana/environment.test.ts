import { readEnvironment } from './environment';

const complete = {
  GRAFANA_URL: 'http://127.0.0.1:3000/',
  POSTGRES_URL: 'postgresql://me:secret@127.0.0.1/calls',
};

describe('readEnvironment', () => {
  it('takes admin and the address of PostgreSQL for what is not said', () => {
    expect(readEnvironment(complete)).toEqual({
      grafanaUrl: 'http://127.0.0.1:3000',
      adminUser: 'admin',
      adminPassword: 'admin',
      postgresUrl: complete.POSTGRES_URL,
      postgresUrlOfGrafana: complete.POSTGRES_URL,
    });
  });

  it('keeps apart how Grafana reaches PostgreSQL', () => {
    const { postgresUrl, postgresUrlOfGrafana } = readEnvironment({
      ...complete,
      GRAFANA_POSTGRES_URL: 'postgres://postgres:5432/calls',
    });
    expect([postgresUrl, postgresUrlOfGrafana]).toEqual([complete.POSTGRES_URL, 'postgres://postgres:5432/calls']);
  });

  it('names everything that is missing', () => {
    expect(() => readEnvironment({ GRAFANA_URL: '' })).toThrow(/POSTGRES_URL is not set\.\nGRAFANA_URL is not set\./);
  });

  it.each([
    ['GRAFANA_URL', 'admin:secret@127.0.0.1:3000'],
    ['POSTGRES_URL', 'mysql://me:secret@127.0.0.1/calls'],
    ['GRAFANA_POSTGRES_URL', 'host:secret'],
  ])('refuses a %s of another kind without repeating it', (name, value) => {
    const read = () => readEnvironment({ ...complete, [name]: value });
    expect(read).toThrow(`${name} is no address`);
    expect(read).not.toThrow(value);
  });
});
