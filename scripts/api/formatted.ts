import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { root } from '../command.ts';

/** Generated source as the formatter of the project writes it, so that it passes the checks that all source passes. */
export async function formatted(name: string, source: string): Promise<string> {
  const biome = join(root, 'node_modules', '.bin', 'biome');
  const child = spawn(biome, ['format', `--stdin-file-path=${name}`], {
    cwd: root,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const written = text(child.stdout);
  child.stdin.end(source);
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`${name} cannot be formatted`);
  return await written;
}
