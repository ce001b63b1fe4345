import { type LinkModel, locationUtil } from '@grafana/data';
import { locationService } from '@grafana/runtime';
import type { ChartHour, CostChart } from './costChart';
import { receiptsUrl } from './receiptsUrl';

/** Where an hour leads: its field's own data link, else the receipts of its calls where our data source drew it. */
export interface HourLink {
  /** With the path that Grafana is served under. */
  readonly href: string;
  readonly title: string;
  readonly open: (isNewTab: boolean) => void;
}

export function hourLink(hour: ChartHour, chart: CostChart): HourLink | undefined {
  const [link] = dataLinks(hour, chart);
  if (link !== undefined) {
    return {
      href: link.href,
      title: link.title,
      open: (isNewTab) =>
        isNewTab || link.target === '_blank' ? openTab(link.href) : openHere(locationUtil.stripBaseFromUrl(link.href)),
    };
  }
  if (chart.meta === undefined) {
    return undefined;
  }
  const url = receiptsUrl(chart.meta, { value: chart.name, from: hour.start, to: hour.start + chart.step });
  const href = locationUtil.assureBaseUrl(url);
  return {
    href,
    title: 'Open the calls of this hour',
    open: (isNewTab) => (isNewTab ? openTab(href) : openHere(url)),
  };
}

function dataLinks({ row }: ChartHour, { costField }: CostChart): readonly LinkModel[] {
  return costField.config.links?.length ? (costField.getLinks?.({ valueRowIndex: row }) ?? []) : [];
}

function openTab(href: string): void {
  window.open(href, '_blank', 'noopener');
}

function openHere(url: string): void {
  if (/^https?:/.test(url)) {
    window.location.assign(url);
  } else {
    locationService.push(url);
  }
}
