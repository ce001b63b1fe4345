import { assignColors } from './seriesColor';

const features = ['agent-research', 'code-review', 'document-analysis', 'meeting-notes', 'search', 'support-chat'];

describe('assignColors', () => {
  it('gives every series of a chart a colour of its own', () => {
    const colors = assignColors(features);
    expect(new Set(colors.values()).size).toBe(features.length);
  });

  it('gives a name the same colour wherever it ranks', () => {
    expect(assignColors([...features].reverse())).toEqual(assignColors(features));
  });

  it('keeps a colour when a chart shows one name alone, unless it had to give way', () => {
    const together = assignColors(features);
    const kept = features.filter((name) => assignColors([name]).get(name) === together.get(name));
    expect(kept.length).toBeGreaterThanOrEqual(features.length - 2);
  });

  it('repeats colours only beyond the end of the palette', () => {
    const many = Array.from({ length: 20 }, (_, index) => `feature ${index}`);
    expect(new Set(assignColors(many).values()).size).toBe(14);
    expect(assignColors(many).size).toBe(20);
  });
});
