import { PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, LoadingPlaceholder, Stack, Text, TextLink } from '@grafana/ui';
import { useEffect, useState } from 'react';
import { boards } from './boards';
import { DataSourceCard } from './DataSourceCard';
import { type TokenCostDataSource, listTokenCostDataSources } from './tokenCostDataSources';

const DOCUMENTATION = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main';

type Listing =
  | { readonly state: 'loading' }
  | { readonly state: 'failed'; readonly message: string }
  | { readonly state: 'listed'; readonly sources: readonly TokenCostDataSource[] };

/** The app's first page: three steps from an installed plugin to a priced board, and where this Grafana stands. */
export function SetUpPage() {
  const listing = useListing();
  return (
    <PluginPage subTitle="What your LLM calls cost, from the data you already have.">
      <Stack direction="column" gap={4}>
        <Stack direction="column" gap={2}>
          <Text element="h2" variant="h4">
            1. Add the data source
          </Text>
          <Text color="secondary">
            Add “LLM Token Cost” and choose the PostgreSQL data source that holds your calls. It keeps its own
            credentials; this one only asks it, and prices the answer in the browser.
          </Text>
          <DataSources listing={listing} />
          <Stack>
            <LinkButton
              icon="plus"
              href="/connections/datasources/new"
              variant={hasSources(listing) ? 'secondary' : 'primary'}
            >
              Add data source
            </LinkButton>
          </Stack>
        </Stack>
        <Stack direction="column" gap={2}>
          <Text element="h2" variant="h4">
            2. Open the boards
          </Text>
          <Text color="secondary">
            Enabling the app put them under Dashboards. Each data source above links to its own view of them.
          </Text>
          <Stack wrap="wrap">
            {boards.map(({ uid, title, icon }) => (
              <LinkButton key={uid} icon={icon} href={`/d/${uid}`} variant="secondary">
                {title}
              </LinkButton>
            ))}
          </Stack>
        </Stack>
        <Stack direction="column" gap={2}>
          <Text element="h2" variant="h4">
            3. Read how the numbers are made
          </Text>
          <Stack direction="column" gap={1}>
            <TextLink href={`${DOCUMENTATION}/README.md`} external>
              What it is and how to install it
            </TextLink>
            <TextLink href={`${DOCUMENTATION}/docs/methods`} external>
              The formula behind every number
            </TextLink>
          </Stack>
        </Stack>
      </Stack>
    </PluginPage>
  );
}

function DataSources({ listing }: { readonly listing: Listing }) {
  switch (listing.state) {
    case 'loading':
      return <LoadingPlaceholder text="Looking for data sources" />;
    case 'failed':
      return (
        <Alert title="The data sources could not be listed" severity="error">
          {listing.message} Reload the page; if it stays, ask an administrator whether you may see data sources.
        </Alert>
      );
    case 'listed':
      return listing.sources.length === 0 ? (
        <Alert title="No “LLM Token Cost” data source yet" severity="info">
          Add one to begin. You need the right to add data sources; without it, ask an administrator.
        </Alert>
      ) : (
        <Stack direction="column" gap={1}>
          {listing.sources.map((source) => (
            <DataSourceCard key={source.uid} source={source} />
          ))}
        </Stack>
      );
    default:
      return listing satisfies never;
  }
}

function useListing(): Listing {
  const [listing, setListing] = useState<Listing>({ state: 'loading' });
  useEffect(() => {
    let isShown = true;
    const show = (next: Listing) => {
      if (isShown) {
        setListing(next);
      }
    };
    listTokenCostDataSources().then(
      (sources) => show({ state: 'listed', sources }),
      (error: unknown) => show({ state: 'failed', message: describeError(error) }),
    );
    return () => {
      isShown = false;
    };
  }, []);
  return listing;
}

function hasSources(listing: Listing): boolean {
  return listing.state === 'listed' && listing.sources.length > 0;
}

/** Grafana's services reject with an Error or with an object that has a message. */
function describeError(error: unknown): string {
  const message = typeof error === 'object' && error !== null && 'message' in error ? error.message : error;
  return typeof message === 'string' ? `Grafana answered: ${message}.` : 'Grafana gave no reason.';
}
