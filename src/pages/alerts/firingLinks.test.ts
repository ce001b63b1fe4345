import { DAY, HOUR } from 'core/usage/timeWindow';
import { firingLinks } from './firingLinks';

const FROM = Date.parse('2026-11-18T18:00:00Z');
const firing = { from: FROM, to: FROM + HOUR, hours: 1, callsUnknown: 0 };

function parts(address: string | undefined) {
  const [path, search] = (address ?? '').split('?');
  return { path, ...Object.fromEntries(new URLSearchParams(search)) };
}

describe('firingLinks', () => {
  it('leads to the band around an hour and to the calls of that hour', () => {
    const links = firingLinks({ ...firing, kind: 'feature-anomaly', subject: 'a & b' }, 'cost');
    const about = { 'var-datasource': 'cost', 'var-feature': 'a & b' };
    expect(parts(links.board)).toEqual({
      path: '/d/llmops-anomaly-bands',
      ...about,
      from: String(FROM - DAY),
      to: String(FROM + HOUR + DAY),
    });
    expect(parts(links.receipts)).toEqual({
      path: '/a/llmops-tokencost-app/receipts',
      ...about,
      from: String(FROM),
      to: String(FROM + HOUR),
    });
  });

  it('leads to all 24 hours that a user was judged by', () => {
    const { board, receipts } = firingLinks({ ...firing, kind: 'runaway-user', subject: 'u1' }, 'cost');
    // The board's last 24 hours are those before its end.
    expect(parts(board)).toMatchObject({ from: String(FROM - 13 * DAY), to: String(FROM + HOUR) });
    expect(parts(receipts)).toMatchObject({ 'var-user': 'u1', from: String(FROM + HOUR - DAY) });
  });

  it('has no calls to show where none arrived', () => {
    const { board, receipts } = firingLinks({ ...firing, kind: 'data-stopped' }, 'cost');
    expect(parts(board)).toMatchObject({ path: '/d/llmops-data-coverage' });
    expect(receipts).toBeUndefined();
  });
});
