export interface GrafanaEnvironment {
  /** Without a slash at its end. */
  readonly grafanaUrl: string;
  readonly adminUser: string;
  readonly adminPassword: string;
  /** Where the specs write the demo; its role has to be able to create a schema. */
  readonly postgresUrl: string;
  /** The same database as Grafana reaches it, which in a container is another address. */
  readonly postgresUrlOfGrafana: string;
}

const explanation = `
  GRAFANA_URL             such as http://127.0.0.1:3000, with this plugin installed
  GRAFANA_ADMIN_USER      default: admin
  GRAFANA_ADMIN_PASSWORD  default: admin
  POSTGRES_URL            postgresql://user:password@host:5432/database; the demo goes to a schema of its own, which is dropped afterwards
  GRAFANA_POSTGRES_URL    the same database as Grafana reaches it (default: POSTGRES_URL)`;

/** Reads what `npm run e2e:grafana` needs to know; throws with all that is missing or wrong at once. */
export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): GrafanaEnvironment {
  const problems: string[] = [];
  const url = (name: string, protocols: readonly string[], fallback = '') => {
    const text = variables[name] || fallback;
    if (text === '') {
      problems.push(`${name} is not set.`);
    } else if (!URL.canParse(text) || !protocols.includes(new URL(text).protocol)) {
      // The text is not repeated: it may hold a password.
      problems.push(
        `${name} is no address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
      );
    }
    return text;
  };
  const postgres = ['postgres:', 'postgresql:'];
  const postgresUrl = url('POSTGRES_URL', postgres);
  const environment = {
    grafanaUrl: url('GRAFANA_URL', ['http:', 'https:']).replace(/\/+$/, ''),
    adminUser: variables['GRAFANA_ADMIN_USER'] || 'admin',
    adminPassword: variables['GRAFANA_ADMIN_PASSWORD'] || 'admin',
    postgresUrl,
    postgresUrlOfGrafana: variables['GRAFANA_POSTGRES_URL'] ? url('GRAFANA_POSTGRES_URL', postgres) : postgresUrl,
  };
  if (problems.length > 0) {
    throw new Error(
      `${problems.join('\n')}\n\nThe specs on a real Grafana are told in the environment:\n${explanation}\n`,
    );
  }
  return environment;
}
