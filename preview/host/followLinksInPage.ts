import { locationService } from '@grafana/runtime';

/** Plain clicks on links to this site change the address without loading the page anew, as in Grafana. */
export function followLinksInPage(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a');
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    const isOurs =
      link?.hasAttribute('href') && link.origin === location.origin && !['_blank', '_top'].includes(link.target);
    if (isPlain && link && isOurs && !event.defaultPrevented) {
      event.preventDefault();
      locationService.push(`${link.pathname}${link.search}${link.hash}`);
    }
  });
}
