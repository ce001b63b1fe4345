import { findEmitterProfile } from './emitterProfile';
import { emitterProfiles } from './emitterProfiles';

const profileOf = (name: string | null, version: string | null, sdkName?: string) =>
  findEmitterProfile({ scope: { name, version } }, sdkName)?.id;

describe('the emitter of a span', () => {
  it('is OpenLIT where the SDK says so and the scope is missing or unknown', () => {
    expect(profileOf(null, null, 'openlit')).toBe('openlit');
    expect(profileOf('somebody', '1.0', 'openlit')).toBe('openlit');
    expect(profileOf('openlit', null, 'openlit')).toBe('openlit');
  });

  it('is unknown where neither scope nor SDK tells', () => {
    expect(profileOf(null, null, 'opentelemetry')).toBeUndefined();
    expect(profileOf(null, null)).toBeUndefined();
    expect(profileOf('somebody', null, 'opentelemetry')).toBeUndefined();
  });

  const scope = '@arizeai/openinference-instrumentation-anthropic';
  it.each([
    ['0.1.99', 'openinference-js-anthropic-old'],
    ['0.1', 'openinference-js-anthropic-old'],
  ])('has the old rules at version %s', (version, id) => {
    expect(profileOf(scope, version)).toBe(id);
  });

  it.each(['0.2', '0.2.0', '0.2.0.1', '0.10.0', '1.0.0', null])('has not the old rules at version %s', (version) => {
    expect(profileOf(scope, version)).not.toBe('openinference-js-anthropic-old');
  });

  it('has a profile for every scope of the table', () => {
    for (const { id, scopes, versions } of emitterProfiles.filter((row) => row.versions === undefined)) {
      for (const name of scopes) {
        expect([versions, profileOf(name.replace(/\*$/, 'anything'), null)]).toEqual([undefined, id]);
      }
    }
  });
});
