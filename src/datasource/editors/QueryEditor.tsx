import type { QueryEditorProps } from '@grafana/data';
import { Alert, Combobox, RadioButtonGroup, Stack } from '@grafana/ui';
import { useId } from 'react';
import type { TokenCostDataSource } from '../datasource';
import { defaultQuery } from '../describeQuery';
import { QueryError, parseQuery } from '../parseQuery';
import type { TokenCostQuery } from '../query';
import type { TokenCostJsonData } from '../settings';
import { type PanelQuery, changeAnalysis } from './changeAnalysis';
import { EditorField } from './EditorField';
import { EditorRow } from './EditorRow';
import { FilterRow } from './FilterRow';
import { comparisonOptions, priceBasisOptions, withVariables } from './options';
import { SeriesRow } from './SeriesRow';
import { TableRow } from './TableRow';

type Props = QueryEditorProps<TokenCostDataSource, TokenCostQuery, TokenCostJsonData>;

const analysisOptions = [
  { value: 'series' as const, label: 'Over time', description: 'One series per group: for time series panels' },
  { value: 'table' as const, label: 'Table', description: 'One row per group: for tables, bar charts and stats' },
];

/** The query editor of panels and Explore: what to measure, by what, of which calls, against what. */
export function QueryEditor({ query: stored, datasource, range, onChange, onRunQuery }: Props) {
  const id = useId();
  const query = panelQuery(stored);
  const variables = datasource.variableNames();
  const change = (next: PanelQuery) => {
    onChange(next);
    onRunQuery();
  };
  const problem = explainQuery(query);
  return (
    <Stack direction="column" gap={0.5}>
      <EditorRow>
        <EditorField label="Show" htmlFor={`${id}-analysis`}>
          <RadioButtonGroup
            id={`${id}-analysis`}
            options={analysisOptions}
            value={query.analysis}
            onChange={(analysis) => change(changeAnalysis(query, analysis))}
          />
        </EditorField>
      </EditorRow>
      {query.analysis === 'series' ? (
        <SeriesRow query={query} variables={variables} onChange={change} />
      ) : (
        <TableRow query={query} variables={variables} onChange={change} />
      )}
      <FilterRow
        filters={query.filters}
        datasource={datasource}
        range={range}
        onChange={(filters) => change({ ...query, filters })}
      />
      <EditorRow>
        <EditorField label="Compare with" htmlFor={`${id}-compare`}>
          <Combobox
            id={`${id}-compare`}
            width={40}
            options={withVariables(comparisonOptions, variables, [query.compare])}
            value={query.compare}
            onChange={({ value }) => change({ ...query, compare: value })}
          />
        </EditorField>
        <EditorField label="Prices" htmlFor={`${id}-prices`}>
          <Combobox
            id={`${id}-prices`}
            width={32}
            options={withVariables(priceBasisOptions, variables, [query.priceBasis])}
            value={query.priceBasis}
            onChange={({ value }) => change({ ...query, priceBasis: value })}
          />
        </EditorField>
      </EditorRow>
      {problem !== undefined && (
        <Alert severity="warning" title="This query cannot be run as it stands">
          {problem}
        </Alert>
      )}
    </Stack>
  );
}

/** What the editor shows: a new query has gaps, and a variable's query is none that a panel can draw. */
function panelQuery(stored: TokenCostQuery): PanelQuery {
  return stored.analysis === 'series' || stored.analysis === 'table'
    ? { ...defaultGaps(stored.analysis), ...stored }
    : { ...defaultQuery, refId: stored.refId };
}

function defaultGaps(analysis: PanelQuery['analysis']): PanelQuery {
  return changeAnalysis({ ...defaultQuery, refId: 'A' }, analysis);
}

/** Why a query would fail, said before it runs. Variables are only known when it does, so they pass. */
function explainQuery(query: PanelQuery): string | undefined {
  try {
    parseQuery(query);
    return undefined;
  } catch (error) {
    // The message quotes what is wrong; where that is a variable, its value may well be right.
    return error instanceof QueryError && !/\$\w|\$\{|\[\[/.test(error.message) ? error.message : undefined;
  }
}
