import path from 'node:path';

const sourceRoot = path.resolve(import.meta.dirname, '../../src');

/** `core` for a file in src/core; undefined for a file outside a ring. */
function ringOf(file, ringNames) {
  const [first, ...rest] = path.relative(sourceRoot, file).split(path.sep);
  return rest.length > 0 && ringNames.includes(first) ? first : undefined;
}

function explain({ specifier, from, file, ringNames }) {
  if (!specifier.startsWith('.')) {
    const to = specifier.split('/')[0];
    return to === from && specifier.includes('/') ? { messageId: 'inside', data: { ring: from } } : undefined;
  }
  const target = path.resolve(path.dirname(file), specifier);
  const to = ringOf(target, ringNames);
  const absolute = path.relative(sourceRoot, target).split(path.sep).join('/');
  return to !== undefined && to !== from ? { messageId: 'across', data: { absolute } } : undefined;
}

/**
 * Inside one ring imports are relative, across rings absolute from `src`: a wall that is crossed shows in the line.
 * Takes the ring names as its option.
 */
export const importForm = {
  meta: {
    type: 'layout',
    schema: [{ type: 'array', items: { type: 'string' } }],
    messages: {
      inside: 'Inside the ring "{{ring}}" imports are relative.',
      across: 'Across rings imports are absolute from src: "{{absolute}}".',
    },
  },
  create(context) {
    const ringNames = context.options[0];
    const from = ringOf(context.filename, ringNames);
    const check = ({ source }) => {
      const found =
        typeof source?.value === 'string' &&
        explain({ specifier: source.value, from, file: context.filename, ringNames });
      if (found) {
        context.report({ node: source, ...found });
      }
    };
    return {
      ImportDeclaration: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      ImportExpression: check,
    };
  },
};
