import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { Combobox, useStyles2 } from '@grafana/ui';
import { useId, useState } from 'react';
import type { CostChart } from './costChart';
import { chartSummary } from './words';

/** Which of several series the one large chart shows: the first in order until another is chosen. */
export function useChosenChart(charts: readonly CostChart[]): {
  readonly chosen: CostChart | undefined;
  readonly choose: (name: string) => void;
} {
  const [name, choose] = useState<string>();
  return { chosen: charts.find((chart) => chart.name === name) ?? charts[0], choose };
}

interface ChartChoiceProps {
  readonly charts: readonly CostChart[];
  readonly chosen: CostChart;
  readonly onChoose: (name: string) => void;
}

/** The list that the series is chosen from, in the order of the charts, each with what it comes to. */
export function ChartChoice({ charts, chosen, onChoose }: ChartChoiceProps) {
  const id = useId();
  const styles = useStyles2(getStyles);
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>Series</label>
      <Combobox
        id={id}
        width={40}
        options={charts.map((chart) => ({ value: chart.name, label: chart.name, description: chartSummary(chart) }))}
        value={chosen.name}
        onChange={({ value }) => onChoose(value)}
      />
    </div>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  choice: css({
    display: 'flex',
    alignItems: 'center',
    gap: theme.spacing(1),
    height: 36,
    fontSize: theme.typography.bodySmall.fontSize,
  }),
});
