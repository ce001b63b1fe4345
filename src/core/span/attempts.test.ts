import { aCallSpan, aSpan, SPAN_START } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';
import type { Attributes, Span } from './span';

const call = aCallSpan({ spanId: 'call' });
const request = (number: number, attributes: Attributes = {}, status: Span['status'] = 'unset') =>
  aSpan({
    spanId: `request ${number}`,
    parentSpanId: 'call',
    startTime: SPAN_START + number,
    status,
    attributes: { 'http.request.method': 'POST', ...attributes },
  });
const attemptOf = (...below: Span[]) => normalizeTrace([call, ...below]).calls[0]?.attempt;

it('is one more than the highest resend count of the HTTP spans below', () => {
  const resend = (count: number) => request(count, { 'http.request.resend_count': count });
  expect(attemptOf(request(0), resend(1), resend(2))).toBe(3);
  expect(attemptOf(resend(1))).toBe(2);
});

it('is the number of HTTP spans where all but the last failed, as botocore retries', () => {
  expect(attemptOf(request(1, {}, 'error'), request(2, {}, 'error'), request(3))).toBe(3);
});

it('is unknown where an earlier request was answered: the requests may be anything', () => {
  expect(attemptOf(request(1), request(2, {}, 'error'), request(3))).toBeNull();
  expect(attemptOf(request(1))).toBeNull();
});

it.each([
  [{ attempt: 1 }, 1],
  [{ attempt: 0 }, null],
  [{ 'bifrost.retries': 0 }, 1],
  [{ 'bifrost.retries': 2 }, 3],
])('is told by %j: %s', (attributes, attempt) => {
  expect(normalizeTrace([aCallSpan({ attributes })]).calls[0]?.attempt).toBe(attempt);
});
