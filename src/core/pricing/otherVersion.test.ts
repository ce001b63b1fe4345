import { type Provider, calcPrice, waitForUpdate } from '@pydantic/genai-prices';
import { isOtherVersion } from './otherVersion';

let providers: readonly Provider[];

beforeAll(async () => {
  providers = (await waitForUpdate()) ?? [];
});

describe('isOtherVersion', () => {
  it.each([
    ['claude-sonnet-5', 'claude-sonnet-5-5'],
    ['claude-sonnet-5', 'claude-sonnet-5.5'],
    ['claude-opus-4-5', 'Claude-Opus-4-5-1'],
  ])('does not take a rule for %s to mean %s', (start, name) => {
    expect(isOtherVersion({ starts_with: start }, name)).toBe(true);
    expect(isOtherVersion({ or: [{ contains: start }, { equals: 'x' }] }, name)).toBe(true);
    expect(isOtherVersion({ or: [{ contains: start }, { equals: name }] }, name)).toBe(false);
  });

  it.each([
    ['claude-sonnet-5', 'claude-sonnet-5'],
    ['claude-sonnet-5', 'claude-sonnet-5-20260801'],
    ['claude-sonnet-5', 'claude-sonnet-5@20260801'],
    ['claude-opus-4-5', 'claude-opus-4-5-v1:0'],
    ['claude-sonnet-4-2025', 'claude-sonnet-4-20250514'],
    ['gemini-2.5-pro', 'gemini-2.5-pro-preview-06-05'],
    ['gemma-3', 'gemma-3-4b-it'],
    ['claude-2', 'claude-2.1'],
  ])('takes a rule for %s to mean %s', (start, name) => {
    expect(isOtherVersion({ starts_with: start }, name)).toBe(false);
  });

  it('asks all parts of a rule that needs them all', () => {
    const rule = { and: [{ starts_with: 'gpt-5' }, { ends_with: 'x' }, { regex: '^gpt' }] };
    expect(isOtherVersion(rule, 'gpt-5-x')).toBe(false);
    expect(isOtherVersion(rule, 'gpt-5-1-x')).toBe(true);
  });

  it('keeps every id of the book', () => {
    const lost = providers.flatMap(({ id, models }) =>
      models.flatMap((model) => {
        const found = calcPrice({}, model.id, { providerId: id });
        return found && isOtherVersion(found.model.match, model.id) ? [`${id}/${model.id}`] : [];
      }),
    );
    expect(lost).toEqual([]);
  });
});
