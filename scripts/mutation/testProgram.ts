import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { format } from 'node:util';
import vm from 'node:vm';
import { transformSync } from 'esbuild';
import fc from 'fast-check';

interface Test {
  readonly name: string;
  readonly run: () => unknown;
}

interface LoadedModule {
  exports: unknown;
}

const root = process.cwd();
const nativeRequire = createRequire(join(root, 'package.json'));
// Parts of Jest, which depends on them.
const jestRequire = createRequire(nativeRequire.resolve('jest'));
const { expect } = jestRequire('expect') as { expect: unknown };

// A property that fails need not be made small, and is the same in every run.
fc.configureGlobal({ endOnFailure: true, seed: 1 });

/** Runs test files within this process, a hundred times as fast as a Jest of their own, on sources that may be replaced. */
export function testProgram() {
  const sources = new Map<string, string>();
  const loaded = new Map<string, LoadedModule>();
  const imports = new Map<string, Set<string>>();
  let tests: Test[] = [];
  let preparations: Array<() => unknown> = [];

  const load = (path: string): unknown => {
    const known = loaded.get(path);
    if (known !== undefined) {
      return known.exports;
    }
    const module: LoadedModule = { exports: {} };
    loaded.set(path, module);
    const source = sources.get(path) ?? compile(readFileSync(path, 'utf8'));
    sources.set(path, source);
    const imported = imports.get(path) ?? new Set();
    imports.set(path, imported);
    const require = (name: string) => {
      const found = locate(name, dirname(path));
      if (found === undefined) {
        return nativeRequire(name) as unknown;
      }
      imported.add(found);
      return load(found);
    };
    const wrapped = vm.runInThisContext(
      `(function (exports, require, module, __filename, __dirname, describe, it, expect, beforeAll) {${source}\n})`,
      { filename: path },
    ) as (...values: unknown[]) => void;
    wrapped(module.exports, require, module, path, dirname(path), describe, it, expect, beforeAll);
    return module.exports;
  };

  const describe = (_name: string, body: () => void) => body();
  const it = Object.assign((name: string, run: () => unknown) => void tests.push({ name, run }), {
    each: (table: readonly unknown[]) => (name: string, run: (...row: unknown[]) => unknown) => {
      for (const row of table) {
        const values: readonly unknown[] = Array.isArray(row) ? row : [row];
        tests.push({ name: format(name, ...values), run: () => run(...values) });
      }
    },
  });
  const beforeAll = (prepare: () => unknown) => void preparations.push(prepare);
  Object.assign(describe, {
    each: (table: readonly unknown[]) => (_: string, body: (...row: unknown[]) => void) => {
      for (const row of table) {
        body(...((Array.isArray(row) ? row : [row]) as unknown[]));
      }
    },
  });

  const dependsOn = (path: string, on: string, seen = new Set<string>()): boolean => {
    if (path === on) {
      return true;
    }
    seen.add(path);
    return [...(imports.get(path) ?? [])].some((next) => !seen.has(next) && dependsOn(next, on, seen));
  };

  const forget = (path: string) => {
    for (const each of [...loaded.keys()].filter((module) => dependsOn(module, path))) {
      loaded.delete(each);
    }
  };

  return {
    dependsOn: (test: string, path: string) => dependsOn(test, path),
    /** The name of the first test that fails in a file, or undefined. */
    async firstFailure(testFile: string, timeout: number): Promise<string | undefined> {
      tests = [];
      preparations = [];
      loaded.delete(testFile);
      try {
        within(timeout, () => load(testFile));
        for (const prepare of preparations) {
          await prepare();
        }
      } catch (error) {
        return `does not load: ${String(error)}`;
      }
      for (const { name, run } of tests) {
        try {
          await within(timeout, run);
        } catch {
          return name;
        }
      }
      return undefined;
    },
    /** Puts another text in the place of a module. */
    replace(path: string, source: string): void {
      forget(path);
      sources.set(path, compile(source));
    },
    restore(path: string): void {
      forget(path);
      sources.delete(path);
    },
  };
}

/** Ends synchronous code that runs for longer, as a loop does whose end a mutant took away. */
function within(timeout: number, run: () => unknown): unknown {
  Object.assign(globalThis, { runWithin: run });
  return vm.runInThisContext('runWithin()', { timeout });
}

function compile(source: string): string {
  return transformSync(source, {
    loader: 'ts',
    format: 'cjs',
    target: 'node20',
    supported: { 'dynamic-import': false },
    define: { 'import.meta.dirname': '__dirname' },
  }).code;
}

/** A file of this project by the name it is imported by; undefined for a package. */
function locate(name: string, from: string): string | undefined {
  const base = name.startsWith('.') ? resolve(from, name) : resolve(root, 'src', name);
  return [base, `${base}.ts`].find((path) => path.endsWith('.ts') && existsSync(path));
}
