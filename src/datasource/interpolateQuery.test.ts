import { type Replace, interpolateQuery } from './interpolateQuery';

/** Grafana's own rules in short: a function as format gets the value, a list where it has several; unknown names stay. */
function replaceFrom(variables: Readonly<Record<string, unknown>>): Replace {
  return (text, format) =>
    text.replace(/\$(\w+)|\$\{(\w+)(?::(\w+))?\}|\[\[(\w+)\]\]/g, (match, ...names: Array<string | undefined>) => {
      const name = names[0] ?? names[1] ?? names[3];
      if (name === undefined || !Object.hasOwn(variables, name)) {
        return match;
      }
      const value = variables[name];
      return format && names[2] === undefined ? format(value) : String(value);
    });
}

function valuesOf(entries: readonly string[], variables: Readonly<Record<string, unknown>>): unknown {
  const query = interpolateQuery({ filters: [{ values: entries }] }, replaceFrom(variables));
  return (query['filters'] as Array<{ values: unknown }>)[0]?.values;
}

describe('interpolateQuery', () => {
  it('makes all values of an entry that is one variable', () => {
    expect(valuesOf(['$feature'], { feature: ['a', 'b'] })).toEqual(['a', 'b']);
    expect(valuesOf(['${feature}', 'c'], { feature: ['a', 'b'] })).toEqual(['a', 'b', 'c']);
    expect(valuesOf([' [[feature]] '], { feature: 'a' })).toEqual(['a']);
  });

  it('leaves values as they are that hold commas, quotes, braces or variables', () => {
    const odd = ['a,b', "O'Reilly", '{x}', '$feature', '"; --'];
    expect(valuesOf(['$feature'], { feature: odd })).toEqual(odd);
  });

  it('makes no value of a variable in which nothing is selected', () => {
    expect(valuesOf(['$feature'], { feature: [] })).toEqual([]);
  });

  it('replaces variables inside longer text', () => {
    expect(valuesOf(['team-$team'], { team: 'a' })).toEqual(['team-a']);
  });

  it('leaves a variable that does not exist as it is', () => {
    expect(valuesOf(['$nobody'], {})).toEqual(['$nobody']);
  });

  it('takes an "All" with a text of its own as one value', () => {
    const replace: Replace = () => '__all';
    expect(interpolateQuery({ values: ['$feature'] }, replace)).toEqual({ values: ['__all'] });
  });

  it('makes text of values that are numbers', () => {
    expect(valuesOf(['$attempt'], { attempt: [1, 2] })).toEqual(['1', '2']);
  });

  it('replaces single texts and lists of breakdowns', () => {
    const query = { analysis: 'series', measure: '$measure', by: ['$split'], top: 8 };
    expect(interpolateQuery(query, replaceFrom({ measure: 'tokens', split: 'model' }))).toEqual({
      analysis: 'series',
      measure: 'tokens',
      by: ['model'],
      top: 8,
    });
  });

  it('leaves fields alone that Grafana owns', () => {
    const query = { refId: '$a', datasource: { uid: '${ds}' }, key: '$a', hide: false, queryType: '$a' };
    expect(interpolateQuery(query, replaceFrom({ a: 'x', ds: 'y' }))).toEqual(query);
  });

  it('does not change the query it is given', () => {
    const query = { filters: [{ values: ['$feature'] }] };
    interpolateQuery(query, replaceFrom({ feature: ['a'] }));
    expect(query).toEqual({ filters: [{ values: ['$feature'] }] });
  });
});
