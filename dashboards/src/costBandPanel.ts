import { PanelBuilder } from '@grafana/grafana-foundation-sdk/dashboard';
import { type PanelHead, begin } from './panel';
import { NOTHING_TO_SHOW } from './units';

interface CostBandOptions extends PanelHead {
  readonly layout: 'large' | 'multiples';
}

/** Cost per hour beside its band, in the panel of our own. */
export function costBandPanel(options: CostBandOptions): PanelBuilder {
  return begin(new PanelBuilder().type('llmops-costband-panel'), options)
    .noValue(NOTHING_TO_SHOW)
    .options({ layout: options.layout, columns: 0, sort: 'broken', yAxis: 'own', sigmaLines: false });
}
