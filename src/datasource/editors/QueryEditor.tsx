import type { QueryEditorProps } from '@grafana/data';
import { Alert, Button, Stack } from '@grafana/ui';
import { useId } from 'react';
import type { TokenCostDataSource } from '../datasource';
import { defaultQuery } from '../describeQuery';
import { QueryError } from '../parse/queryError';
import { parseQuery } from '../parseQuery';
import type { TokenCostQuery } from '../query';
import type { TokenCostJsonData } from '../settings';
import { BandRow } from './BandRow';
import { CallsRow } from './CallsRow';
import { type PanelQuery, changeAnalysis, panelAnalyses } from './changeAnalysis';
import { ChoiceField } from './ChoiceField';
import { CommonRow } from './CommonRow';
import { CoverageRow } from './CoverageRow';
import { DistributionRow } from './DistributionRow';
import { EditorRow } from './EditorRow';
import { FilterRow } from './FilterRow';
import { QueriesSent } from './QueriesSent';
import { SeriesRow } from './SeriesRow';
import { TableRow } from './TableRow';

type Props = QueryEditorProps<TokenCostDataSource, TokenCostQuery, TokenCostJsonData>;

const analysisOptions: Array<{ value: PanelQuery['analysis']; label: string; description: string }> = [
  { value: 'series', label: 'Over time', description: 'One series per group: for time series panels' },
  { value: 'table', label: 'Table', description: 'One row per group: for tables, bar charts and stats' },
  { value: 'distribution', label: 'Distribution', description: 'How cost is spread over users, or anything else' },
  { value: 'band', label: 'Band', description: 'Cost by the hour against what was to be expected' },
  { value: 'chains', label: 'Attempts', description: 'Requests by the number of attempts they took' },
  { value: 'calls', label: 'Calls', description: 'Single calls, each with what it cost and why' },
  { value: 'coverage', label: 'Coverage', description: 'What is recorded, and what its gaps cost in answers' },
];

/** The query editor of panels and Explore: what to measure, by what, of which calls, against what. */
export function QueryEditor({ query: stored, datasource, range, data, onChange, onRunQuery }: Props) {
  const id = useId();
  const query = panelQuery(stored);
  const variables = datasource.variableNames();
  const change = (next: PanelQuery) => {
    onChange(next);
    onRunQuery();
  };
  const problem = explainQuery(query, () => datasource.plannedText(query, range));
  return (
    <Stack direction="column" gap={0.5}>
      <EditorRow>
        <ChoiceField
          id={`${id}-analysis`}
          label="Show"
          options={analysisOptions}
          value={query.analysis}
          onChange={(analysis) => change(changeAnalysis(query, analysis))}
        />
        {!isPanelQuery(stored) && (
          <Button variant="primary" onClick={() => change(query)}>
            Ask for this
          </Button>
        )}
      </EditorRow>
      <AnalysisRow query={query} variables={variables} onChange={change} />
      <FilterRow
        filters={query.filters}
        datasource={datasource}
        range={range}
        onChange={(filters) => change({ ...query, filters })}
      />
      <CommonRow query={query} variables={variables} onChange={change} />
      {problem !== undefined && (
        <Alert severity="warning" title="This query cannot be run as it stands">
          {problem}
        </Alert>
      )}
      <QueriesSent refId={query.refId} series={data?.series} planned={() => datasource.plannedText(query, range)} />
    </Stack>
  );
}

interface AnalysisRowProps {
  readonly query: PanelQuery;
  readonly variables: readonly string[];
  readonly onChange: (query: PanelQuery) => void;
}

function AnalysisRow({ query, variables, onChange }: AnalysisRowProps) {
  switch (query.analysis) {
    case 'series':
      return <SeriesRow query={query} variables={variables} onChange={onChange} />;
    case 'table':
      return <TableRow query={query} variables={variables} onChange={onChange} />;
    case 'distribution':
      return <DistributionRow query={query} variables={variables} onChange={onChange} />;
    case 'band':
      return <BandRow query={query} variables={variables} onChange={onChange} />;
    case 'calls':
      return <CallsRow query={query} onChange={onChange} />;
    case 'coverage':
      return <CoverageRow query={query} onChange={onChange} />;
    case 'chains':
      return null;
    default:
      return query satisfies never;
  }
}

function isPanelQuery(stored: TokenCostQuery): stored is PanelQuery {
  return panelAnalyses.some((analysis) => analysis === stored.analysis);
}

/** What the editor shows: a new query has gaps, and a variable's query is none that a panel can draw. */
function panelQuery(stored: TokenCostQuery): PanelQuery {
  const start: PanelQuery = { ...defaultQuery, refId: stored.refId };
  // The gaps of a stored query are filled with what its analysis starts from.
  return isPanelQuery(stored) ? { ...changeAnalysis(start, stored.analysis), ...stored } : start;
}

/** Why a query would fail, said before it runs. Variables are only known when it does, so they pass. */
function explainQuery(query: PanelQuery, plan: () => unknown): string | undefined {
  try {
    parseQuery(query);
    plan();
    return undefined;
  } catch (error) {
    // The message quotes what is wrong; where that is a variable, its value may well be right.
    return error instanceof QueryError && !/\$\w|\$\{|\[\[/.test(error.message) ? error.message : undefined;
  }
}
