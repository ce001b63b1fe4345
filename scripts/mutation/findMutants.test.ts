import { findMutants } from './findMutants';

function changed(source: string): string[] {
  return findMutants('a.ts', source).map(({ start, end, text }) => source.slice(0, start) + text + source.slice(end));
}

describe('findMutants', () => {
  it.each([
    ['let a = 1 + b;', ['let a = 1 - b;']],
    ['let a = b < c;', ['let a = b <= c;', 'let a = b >= c;']],
    ['let a = b && c;', ['let a = b || c;']],
    ['let a = !b;', ['let a = b;']],
    ['let a = true;', ['let a = false;']],
    ['let a = b ? 1 : 2;', ['let a = true ? 1 : 2;', 'let a = false ? 1 : 2;']],
    ['call();', [';']],
    ['function f() { return 1; }', ['function f() { return undefined; }']],
  ])('changes %s in one place at a time', (source, expected) => {
    expect(changed(source)).toEqual(expected);
  });

  it.each(["import a from 'b';", 'type A = true;', 'interface A { readonly b: false }', "let a = 'text';"])(
    'leaves %s alone',
    (source) => {
      expect(changed(source)).toEqual([]);
    },
  );

  it('names the line', () => {
    expect(findMutants('a.ts', 'let a;\n\ncall();')).toMatchObject([{ line: 3, kind: 'statement' }]);
  });
});
