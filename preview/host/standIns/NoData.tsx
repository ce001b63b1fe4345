import { css } from '@emotion/css';

const centred = css({
  height: '100%',
  display: 'flex',
  alignItems: 'center',
  justifyContent: 'center',
  textAlign: 'center',
});

/** What core's panels show where there is nothing to draw. */
export function NoData({ text }: { readonly text?: string }) {
  return <div className={centred}>{text || 'No data'}</div>;
}
