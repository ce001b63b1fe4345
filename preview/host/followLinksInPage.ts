import { locationService } from '@grafana/runtime';

/** Plain clicks on links to this site change the address without loading the page anew, as in Grafana. */
export function followLinksInPage(): void {
  document.addEventListener('click', (event) => {
    const link = (event.target as Element | null)?.closest?.('a[href]');
    if (link instanceof HTMLAnchorElement && isPlainClick(event) && staysHere(link)) {
      event.preventDefault();
      locationService.push(`${link.pathname}${link.search}${link.hash}`);
    }
  });
}

function isPlainClick(event: MouseEvent): boolean {
  const hasModifier = event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  return event.button === 0 && !hasModifier && !event.defaultPrevented;
}

function staysHere({ origin, target }: HTMLAnchorElement): boolean {
  return origin === location.origin && target !== '_blank' && target !== '_top';
}
