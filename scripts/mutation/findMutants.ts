import ts from 'typescript';

/** One change of a source text that tests have to notice. */
export interface Mutant {
  readonly line: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly kind: 'operator' | 'condition' | 'boolean' | 'statement' | 'return';
}

/** A comparison is moved by one and turned round; everything else has one opposite. */
const opposites: Readonly<Record<string, readonly string[]>> = {
  '+': ['-'],
  '-': ['+'],
  '*': ['/'],
  '/': ['*'],
  '%': ['*'],
  '**': ['*'],
  '+=': ['-='],
  '-=': ['+='],
  '<': ['<=', '>='],
  '<=': ['<', '>'],
  '>': ['>=', '<='],
  '>=': ['>', '<'],
  '===': ['!=='],
  '!==': ['==='],
  '&&': ['||'],
  '||': ['&&'],
  '??': ['&&'],
};

/** Every mutant of a TypeScript file. Types, imports, texts and numbers are left alone. */
export function findMutants(fileName: string, source: string): Mutant[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2022, true);
  const mutants: Mutant[] = [];
  const visit = (node: ts.Node): void => {
    if (isWithoutEffect(node)) {
      return;
    }
    for (const { at, kind, text } of changesOf(node)) {
      const start = at.getStart();
      mutants.push({ line: file.getLineAndCharacterOfPosition(start).line + 1, start, end: at.end, text, kind });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return mutants;
}

function isWithoutEffect(node: ts.Node): boolean {
  return (
    ts.isTypeNode(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node) ||
    ts.isImportDeclaration(node)
  );
}

interface Change {
  readonly at: ts.Node;
  readonly kind: Mutant['kind'];
  readonly text: string;
}

function changesOf(node: ts.Node): Change[] {
  if (ts.isBinaryExpression(node)) {
    const at = node.operatorToken;
    return (opposites[at.getText()] ?? []).map((text) => ({ at, kind: 'operator', text }));
  }
  if (ts.isConditionalExpression(node)) {
    return bothWays(node.condition);
  }
  if (ts.isIfStatement(node)) {
    return bothWays(node.expression);
  }
  if (ts.isPrefixUnaryExpression(node)) {
    return [{ at: node, kind: 'operator', text: node.operand.getText() }];
  }
  if (ts.isExpressionStatement(node)) {
    return [{ at: node, kind: 'statement', text: ';' }];
  }
  if (ts.isReturnStatement(node)) {
    const at = node.expression;
    return at === undefined || at.getText() === 'undefined' ? [] : [{ at, kind: 'return', text: 'undefined' }];
  }
  return booleanChange(node);
}

function booleanChange(node: ts.Node): Change[] {
  const isTrue = node.kind === ts.SyntaxKind.TrueKeyword;
  return isTrue || node.kind === ts.SyntaxKind.FalseKeyword
    ? [{ at: node, kind: 'boolean', text: String(!isTrue) }]
    : [];
}

function bothWays(at: ts.Expression): Change[] {
  return ['true', 'false'].map((text) => ({ at, kind: 'condition', text }));
}
