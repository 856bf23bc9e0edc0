import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Which ports the tests of this machine have been given: a realm takes seconds from the choice of its ports to listening
 * on them, and tests run beside each other. One file for each port holds the number of the process that has it.
 */
export class PortReservations {
  readonly #folder: string;
  readonly #taken = new Set<number>();

  constructor(folder: string) {
    this.#folder = folder;
    process.once('exit', () => this.#giveAllBack());
  }

  /** Takes a port until this process ends; false when a living process has it. */
  take(port: number): boolean {
    if (this.#taken.has(port)) return false;
    mkdirSync(this.#folder, { recursive: true });
    const file = this.#fileOf(port);
    if (!create(file)) {
      if (isAlive(ownerOf(file))) return false;
      // Left behind by a process that was killed.
      rmSync(file, { force: true });
      if (!create(file)) return false;
    }
    this.#taken.add(port);
    return true;
  }

  #fileOf(port: number): string {
    return join(this.#folder, String(port));
  }

  #giveAllBack(): void {
    for (const port of this.#taken) rmSync(this.#fileOf(port), { force: true });
  }
}

/** Whether the file is there because of this call. */
function create(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that has it; 0 when that is not known, for instance because it has just been given back. */
function ownerOf(file: string): number {
  try {
    return Number(readFileSync(file, 'utf8'));
  } catch {
    return 0;
  }
}

function isAlive(processId: number): boolean {
  if (!Number.isInteger(processId) || processId <= 0) return false;
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // Somebody else's process is alive all the same.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
