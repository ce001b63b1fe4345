import type { QueryEditorHelpProps } from '@grafana/data';
import { Button, Stack, Text, TextLink } from '@grafana/ui';
import { defaultQuery } from '../describeQuery';
import type { BandQuery, CoverageQuery, DistributionQuery, SeriesQuery, TableQuery, TokenCostQuery } from '../query';
import { changeAnalysis } from './changeAnalysis';

const METHODS = 'https://github.com/llmops-tokencost/llmops-tokencost-app/blob/main/docs/methods/README.md';

interface Example {
  readonly question: string;
  readonly query: TokenCostQuery;
}

const series = (overrides: Partial<SeriesQuery>): SeriesQuery => ({ ...defaultQuery, refId: 'A', ...overrides });
const table = (overrides: Partial<TableQuery>): TableQuery => ({
  ...(changeAnalysis(series({}), 'table') as TableQuery),
  ...overrides,
});

const distribution = (overrides: Partial<DistributionQuery>): DistributionQuery => ({
  ...(changeAnalysis(series({}), 'distribution') as DistributionQuery),
  ...overrides,
});
const band = (overrides: Partial<BandQuery>): BandQuery => ({
  ...(changeAnalysis(series({}), 'band') as BandQuery),
  ...overrides,
});
const coverage = (show: CoverageQuery['show']): CoverageQuery => ({
  ...(changeAnalysis(series({}), 'coverage') as CoverageQuery),
  show,
});

/** Questions that people bring, each as the query that answers it. */
export const examples: readonly Example[] = [
  { question: 'What does each feature cost over time, against last week?', query: series({ compare: '1 week' }) },
  { question: 'Does the context grow? Cost by token class', query: series({ by: ['tokenClass'] }) },
  {
    question: 'Which features became dearer per request?',
    query: table({ measures: ['costPerRequest', 'requests'], compare: '1 week', sort: 'change' }),
  },
  {
    question: 'Which model is expensive for its job?',
    query: table({ measures: ['cost', 'costPer1kTokens', 'calls'], by: ['model', 'feature'] }),
  },
  {
    question: 'Which features are leaking?',
    query: table({ measures: ['cost', 'requests'], by: ['feature'], leaks: true, trend: true, compare: '1 week' }),
  },
  { question: 'Which hours cost more than expected, by feature?', query: band({ show: 'broken' }) },
  { question: 'How does each feature lie in its band?', query: band({}) },
  {
    question: 'Which features become dearer per request, week after week?',
    query: table({ measures: ['cost', 'costPerRequest'], by: ['feature'], drifts: true }),
  },
  {
    question: 'What do caches save, by feature?',
    query: table({ measures: ['cacheSavings', 'promptCacheHitRate', 'responseCacheHitRate'], by: ['feature'] }),
  },
  {
    question: 'What do failed calls cost?',
    query: table({
      measures: ['cost', 'calls'],
      by: ['errorClass'],
      filters: [{ dimension: 'errorClass', operator: 'not in', values: ['answered'] }],
    }),
  },
  { question: 'How many attempts do requests take?', query: changeAnalysis(series({}), 'chains') },
  { question: 'Which single calls cost most?', query: changeAnalysis(series({}), 'calls') },
  { question: 'Who costs most, and is anyone running away?', query: distribution({ show: 'ranking' }) },
  { question: 'How is cost spread over users?', query: distribution({ show: 'histogram' }) },
  { question: 'What do the dearest users spend on?', query: distribution({ show: 'concentration' }) },
  { question: 'Which models have no price, and what can be done?', query: coverage('models') },
  { question: 'What is not recorded?', query: coverage('facts') },
];

/** The help of the query editor: examples that can be taken over, and where the numbers are explained. */
export function QueryHelp({ onClickExample }: QueryEditorHelpProps<TokenCostQuery>) {
  return (
    <Stack direction="column" gap={1}>
      <Text element="h3">Questions to start from</Text>
      {examples.map(({ question, query }) => (
        <Button key={question} variant="secondary" fill="text" icon="arrow-right" onClick={() => onClickExample(query)}>
          {question}
        </Button>
      ))}
      <Text color="secondary">
        Values may be dashboard variables. What nobody recorded or priced is shown as unknown, never as 0.{' '}
        <TextLink href={METHODS} external inline>
          How every number is made
        </TextLink>
      </Text>
    </Stack>
  );
}
