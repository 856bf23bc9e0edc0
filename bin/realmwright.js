#!/usr/bin/env node
// Starts the command-line tool. Plain JavaScript for whatever Node runs it (20 or newer): the tool itself is TypeScript
// and needs Node 24, which npm has installed as a platform package beside it.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const neededMajor = 24;
const self = realpathSync(fileURLToPath(import.meta.url));
const main = join(dirname(self), '..', 'apps', 'cli', 'src', 'main.ts');
const compileCache = join(dirname(self), '..', 'node_modules', '.cache', 'realmwright');

if (Number(process.versions.node.split('.')[0]) >= neededMajor) {
  // Threads read the variable, this one is told.
  process.env.NODE_COMPILE_CACHE ??= compileCache;
  module.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
  await import(pathToFileURL(main).href);
} else {
  runWith(findNode());
}

function findNode() {
  const os = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${os}-${process.arch}`;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
    const program = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    if (existsSync(program)) return program;
  } catch {
    // Said below.
  }
  console.error(
    `Realmwright needs Node ${neededMajor}, this is ${process.version}, and the package ${name} is not installed. ` +
      `Run "npm ci" again without leaving out optional packages, or install Node ${neededMajor}.`,
  );
  process.exit(1);
}

function runWith(program) {
  const child = spawn(program, [self, ...process.argv.slice(2)], { stdio: 'inherit' });
  const forward = (signal) => child.kill(signal);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, forward);
  child.on('error', (error) => {
    console.error(`Realmwright cannot run ${program}: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
