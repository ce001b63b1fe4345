import { createColorBook } from './seriesColor';

const features = ['agent-research', 'code-review', 'document-analysis', 'meeting-notes', 'search', 'support-chat'];

describe('createColorBook', () => {
  it('gives every series of a chart a colour of its own', () => {
    const colors = createColorBook().assign(features);
    expect(new Set(colors.values()).size).toBe(features.length);
  });

  it('gives the same colours whatever the order of the series', () => {
    expect(createColorBook().assign([...features].reverse())).toEqual(createColorBook().assign(features));
  });

  it('keeps the colour of a name from one chart to the next', () => {
    const book = createColorBook();
    const first = book.assign(['meeting-notes', 'search']);
    const second = book.assign(features);
    expect(second.get('meeting-notes')).toBe(first.get('meeting-notes'));
    expect(second.get('search')).toBe(first.get('search'));
    expect(new Set(second.values()).size).toBe(features.length);
  });

  it('repeats colours only beyond the end of the palette', () => {
    const many = Array.from({ length: 20 }, (_, index) => `feature ${index}`);
    const colors = createColorBook().assign(many);
    expect(new Set(colors.values()).size).toBe(14);
    expect(colors.size).toBe(20);
  });
});
