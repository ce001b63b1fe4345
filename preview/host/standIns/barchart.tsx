import { css } from '@emotion/css';
import {
  type DataFrame,
  type Field,
  FieldType,
  type GrafanaTheme2,
  formattedValueToString,
  getFieldDisplayName,
} from '@grafana/data';
import { useStyles2 } from '@grafana/ui';
import { graphDefaults } from './graphOptions';
import { NoData } from './NoData';
import { type StandInProps, standIn } from './standIn';

interface BarChartOptions {
  readonly orientation: 'auto' | 'horizontal' | 'vertical';
  readonly xField: string;
  readonly colorByField: string;
  readonly showValue: 'auto' | 'always' | 'never';
  readonly stacking: 'none' | 'normal' | 'percent';
}

interface Bar {
  readonly key: string;
  readonly category: string;
  readonly series: string;
  readonly value: number | null;
  readonly text: string;
  readonly color: string;
}

/** Bars from a zero line, drawn with plain elements: core's own bar chart is not part of the public packages. */
function BarChartStandIn({ data, width, height, options, fieldConfig }: StandInProps<BarChartOptions>) {
  const styles = useStyles2(getStyles);
  const bars = data.series.flatMap((frame) => readBars(frame, options));
  if (bars.length === 0) {
    return <NoData text={fieldConfig.defaults.noValue} />;
  }
  if (options.stacking === 'normal') {
    return <StackedColumns bars={bars} width={width} height={height} />;
  }
  const known = bars.flatMap(({ value }) => (value === null ? [] : [value]));
  const lowest = Math.min(0, ...known);
  const highest = Math.max(0, ...known);
  const span = highest - lowest || 1;
  const isVertical = options.orientation === 'vertical' || (options.orientation !== 'horizontal' && width > height);
  return (
    <div className={isVertical ? styles.columns : styles.rows} style={{ width, height }}>
      {bars.map(({ key, category, series, value, text, color }) => {
        const start = ((Math.min(0, value ?? 0) - lowest) / span) * 100;
        const length = (Math.abs(value ?? 0) / span) * 100;
        const place = isVertical
          ? { bottom: `${start}%`, height: `${length}%`, left: '10%', width: '80%' }
          : { left: `${start}%`, width: `${length}%`, top: '10%', height: '80%' };
        const zero = ((0 - lowest) / span) * 100;
        return (
          <div key={key} className={isVertical ? styles.column : styles.row} title={`${category}, ${series}: ${text}`}>
            <div className={styles.label}>{category}</div>
            <div className={styles.plot}>
              <div
                className={styles.zero}
                style={
                  isVertical
                    ? { bottom: `${zero}%`, width: '100%', height: 1 }
                    : { left: `${zero}%`, height: '100%', width: 1 }
                }
              />
              <div className={styles.bar} style={{ ...place, background: color }} />
            </div>
            {options.showValue !== 'never' && <div className={styles.value}>{text}</div>}
          </div>
        );
      })}
    </div>
  );
}

/** What all series say of one category, on top of each other; the number above is their sum where there is one series only. */
function StackedColumns({ bars, width, height }: { bars: readonly Bar[]; width: number; height: number }) {
  const styles = useStyles2(getStyles);
  const categories = [...new Set(bars.map(({ category }) => category))];
  const stacks = categories.map((category) => bars.filter((bar) => bar.category === category));
  const highest = Math.max(...stacks.map((stack) => stack.reduce((sum, { value }) => sum + (value ?? 0), 0)), 0) || 1;
  const columnWidth = width / categories.length;
  const widestTick = Math.max(...categories.map((category) => category.length)) * 7;
  const every = Math.max(1, Math.ceil(widestTick / columnWidth));
  return (
    <div className={styles.columns} style={{ width, height }}>
      {stacks.map((stack, index) => (
        <div
          key={categories[index]}
          className={styles.stack}
          title={stack.map(({ category, series, text }) => `${category}, ${series}: ${text}`).join('\n')}
        >
          <div className={styles.tick}>{index % every === 0 ? categories[index] : ''}</div>
          <div className={styles.pile}>
            {stack.map(({ key, value, color }) => (
              <div key={key} style={{ height: `${((value ?? 0) / highest) * 100}%`, background: color }} />
            ))}
            <div className={styles.above}>{stack.length === 1 && columnWidth > 45 ? stack[0]?.text : ''}</div>
          </div>
        </div>
      ))}
    </div>
  );
}

function readBars(frame: DataFrame, { xField, colorByField }: Partial<BarChartOptions>): readonly Bar[] {
  const named = (name: string | undefined) =>
    frame.fields.find((field) => name !== undefined && getFieldDisplayName(field, frame) === name);
  const categories =
    named(xField) ?? frame.fields.find(({ type }) => type === FieldType.string || type === FieldType.time);
  const colors = named(colorByField);
  return frame.fields
    .filter((field) => field !== categories && field.type === FieldType.number && !isHidden(field))
    .flatMap((field) =>
      Array.from({ length: frame.length }, (_, row): Bar => {
        const value = field.values[row] as number | null | undefined;
        return {
          key: `${field.name}-${row}`,
          category: categories ? displayText(categories, categories.values[row]) : String(row + 1),
          series: getFieldDisplayName(field, frame),
          value: value ?? null,
          text: displayText(field, value),
          color: barColor(colors ?? field, row),
        };
      }),
    );
}

function isHidden({ config }: Field): boolean {
  return Boolean((config.custom as { hideFrom?: { viz?: boolean } } | undefined)?.hideFrom?.viz);
}

function displayText(field: Field, value: unknown): string {
  return field.display ? formattedValueToString(field.display(value)) : String(value);
}

function barColor(field: Field, row: number): string {
  return field.display?.(field.values[row]).color ?? 'gray';
}

function getStyles(theme: GrafanaTheme2) {
  const text = {
    fontSize: theme.typography.bodySmall.fontSize,
    color: theme.colors.text.secondary,
    whiteSpace: 'nowrap',
  } as const;
  return {
    rows: css({ display: 'flex', flexDirection: 'column', overflow: 'hidden auto' }),
    columns: css({ display: 'flex', flexDirection: 'row', overflow: 'auto hidden' }),
    row: css({
      display: 'flex',
      alignItems: 'center',
      flex: '1 1 0',
      minHeight: 18,
      maxHeight: 44,
      gap: theme.spacing(1),
    }),
    column: css({
      display: 'flex',
      flexDirection: 'column-reverse',
      alignItems: 'center',
      flex: '1 1 0',
      minWidth: 24,
      gap: theme.spacing(0.5),
    }),
    label: css({ ...text, width: '24%', textAlign: 'right', overflow: 'hidden', textOverflow: 'ellipsis' }),
    plot: css({ position: 'relative', flex: 1, alignSelf: 'stretch' }),
    zero: css({ position: 'absolute', background: theme.colors.border.strong }),
    bar: css({ position: 'absolute', opacity: 0.85 }),
    value: css({ ...text, width: 84, color: theme.colors.text.primary }),
    stack: css({ display: 'flex', flexDirection: 'column-reverse', flex: '1 1 0', minWidth: 0, padding: '0 2px' }),
    tick: css({ ...text, height: 22, paddingTop: 4, overflow: 'visible' }),
    pile: css({ display: 'flex', flexDirection: 'column-reverse', flex: 1, marginTop: 18, opacity: 0.85 }),
    above: css({ ...text, textAlign: 'center', overflow: 'visible' }),
  };
}

export const barchart = () => standIn(BarChartStandIn, { colorMode: 'palette-classic', custom: graphDefaults });
