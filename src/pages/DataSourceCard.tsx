import { Badge, Card, LinkButton } from '@grafana/ui';
import { boards } from './boards';
import type { Delegate, TokenCostDataSource } from './tokenCostDataSources';

/** One configured data source: what it asks, its settings, and the boards opened on it. */
export function DataSourceCard({ source }: { readonly source: TokenCostDataSource }) {
  const settings = `/connections/datasources/edit/${encodeURIComponent(source.uid)}`;
  const variable = `var-datasource=${encodeURIComponent(source.uid)}`;
  return (
    <Card noMargin>
      <Card.Heading>{source.name}</Card.Heading>
      <Card.Meta>
        <DelegateState delegate={source.delegate} />
      </Card.Meta>
      <Card.Actions>
        {boards.map(({ uid, title, icon }) => (
          <LinkButton key={uid} href={`/d/${uid}?${variable}`} icon={icon} size="sm">
            {title}
          </LinkButton>
        ))}
        <LinkButton href={settings} icon="cog" size="sm" variant="secondary">
          Settings
        </LinkButton>
      </Card.Actions>
    </Card>
  );
}

function DelegateState({ delegate }: { readonly delegate: Delegate }) {
  switch (delegate.state) {
    case 'found':
      return <>{`asks ${delegate.name}`}</>;
    case 'missing':
      return (
        <Badge color="red" text={`its PostgreSQL (${delegate.uid}) was not found: choose another in the settings`} />
      );
    case 'none':
      return <Badge color="orange" text="no PostgreSQL chosen: choose one in the settings" />;
    default:
      return delegate satisfies never;
  }
}
