import { currentSurroundings } from './surroundings';

const [FIRST, SECOND] = ['resourceSpans[0]', 'resourceSpans[1]'];

it('keeps a resource and its scopes while their spans are read', () => {
  const surroundings = currentSurroundings();
  surroundings.enter(FIRST);
  surroundings.set(FIRST, 'resource');
  surroundings.set(`${FIRST}.scopeSpans[0]`, 'scope');
  surroundings.use(FIRST);
  surroundings.enter(FIRST);
  expect(surroundings.valueAt(FIRST)).toBe('resource');
  expect(surroundings.valueAt(`${FIRST}.scopeSpans[0]`)).toBe('scope');
  expect(surroundings.isUsed(FIRST)).toBe(true);
  expect(surroundings.isUsed(`${FIRST}.scopeSpans[0]`)).toBe(false);
});

it('forgets a resource once the next one begins, so that a document of any length fits into memory', () => {
  const surroundings = currentSurroundings();
  surroundings.enter(FIRST);
  surroundings.set(FIRST, 'resource');
  surroundings.use(FIRST);
  surroundings.enter(SECOND);
  expect(surroundings.valueAt(FIRST)).toBeUndefined();
  expect(surroundings.isUsed(FIRST)).toBe(false);
});
