import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';

/** One file of the built pages, as it is sent. */
export interface PageFile {
  readonly type: string;
  readonly etag: string;
  /** Its name changes with its content, so that whoever has it need never ask again. */
  readonly isImmutable: boolean;
  readonly bytes: Buffer;
  /** The same compressed, made when the pages were built. */
  readonly brotli: Buffer | undefined;
  readonly gzip: Buffer | undefined;
}

/** The built pages by their address: `/index.html`, `/assets/...`. What is not in here is not served, whatever is asked for. */
export type PageFiles = ReadonlyMap<string, PageFile>;

/** Reads everything of a folder of built pages: they are small and wanted again and again. */
export async function readPageFiles(folder: string): Promise<PageFiles> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const bytesByAddress = new Map<string, Buffer>();
  for (const path of paths) {
    bytesByAddress.set(`/${relative(folder, path).split(sep).join('/')}`, await readFile(path));
  }
  const files = new Map<string, PageFile>();
  for (const [address, bytes] of bytesByAddress) {
    const type = types[extname(address)];
    if (type === undefined) continue;
    files.set(address, {
      type,
      etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`,
      isImmutable: address.startsWith('/assets/'),
      bytes,
      brotli: bytesByAddress.get(`${address}.br`),
      gzip: bytesByAddress.get(`${address}.gz`),
    });
  }
  if (!files.has('/index.html')) throw new Error(`there are no built pages in ${folder}`);
  return files;
}

/** What a file is, by its ending; others are not served. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};
