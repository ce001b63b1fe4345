import { aCallSpan } from 'testing/aSpan';
import { normalizeTrace } from './normalizeTrace';

it.each([
  ['\u00a0padded\u00a0', 'padded'],
  ['padded ', 'padded'],
  [' padded', 'padded'],
  ['padded\u2003', 'padded'],
  ['~', '~'],
])('reads the feature %j without blanks of any alphabet', (feature, read) => {
  expect(normalizeTrace([aCallSpan({ attributes: { feature } })]).calls[0]?.feature).toBe(read);
});
