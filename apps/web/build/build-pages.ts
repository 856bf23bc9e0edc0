import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { quasar } from '@quasar/vite-plugin';
import vue from '@vitejs/plugin-vue';
import { build } from 'vite';

/**
 * The program that builds the pages into the folder that it is given. A process of its own, so that the bundler's memory
 * is given back and a realm that opens meanwhile is not held up.
 */
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: build-pages.ts FOLDER');

await build({
  configFile: false,
  root: fileURLToPath(new URL('..', import.meta.url)),
  publicDir: false,
  logLevel: 'warn',
  plugins: [vue(), quasar({ autoImportComponentCase: 'pascal' })],
  worker: { format: 'es' },
  build: {
    outDir: folder,
    emptyOutDir: true,
    target: 'es2023',
    // Everything is a file of its own: the policy of the pages allows no data in addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
});
for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
  if (entry.isFile() && /\.(html|js|css|svg|json)$/.test(entry.name)) await squeeze(join(entry.parentPath, entry.name));
}

/** Writes the compressed forms once, so that no request has to. Nine of eleven is where more time gains nothing. */
async function squeeze(path: string): Promise<void> {
  const bytes = await readFile(path);
  const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
  await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes, brotli));
  await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }));
}
