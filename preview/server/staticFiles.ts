import { createReadStream, realpathSync, statSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';

/** A folder served under a path. */
export interface StaticRoot {
  readonly prefix: string;
  readonly folder: string;
  /** The names inside it that a request may ask for under another one. */
  readonly renamed?: Readonly<Record<string, string>>;
}

const contentTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
};

/** The file behind a request's path in the first root that has it; undefined where none has, or where it lies outside of its root. */
export function findStaticFile(pathname: string, roots: readonly StaticRoot[]): string | undefined {
  for (const root of roots) {
    const file = pathname.startsWith(root.prefix) ? fileIn(root, pathname) : undefined;
    if (file !== undefined) {
      return file;
    }
  }
  return undefined;
}

function fileIn({ prefix, folder, renamed }: StaticRoot, pathname: string): string | undefined {
  try {
    const name = decodeURIComponent(pathname.slice(prefix.length));
    const home = realpathSync(folder);
    const file = realpathSync(join(home, renamed?.[name] ?? name));
    return file.startsWith(home + sep) && statSync(file).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

export function sendFile(response: ServerResponse, file: string): void {
  const { size } = statSync(file);
  response.writeHead(200, {
    'content-type': contentTypes[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': 'no-cache',
    'x-content-type-options': 'nosniff',
  });
  createReadStream(file).pipe(response);
}
