import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { until } from '../waiting.ts';

const root = fileURLToPath(new URL('../../../..', import.meta.url));
/** A command that takes longer hangs, milliseconds. */
const COMMAND_ENDS_WITHIN = 180_000;
/** Most characters of a process's output that are kept for the story of a failure. */
const OUTPUT_KEPT = 20_000;

/** How the command-line tool ended. */
export interface CommandResult {
  readonly code: number;
  readonly output: string;
}

/** The command-line tool, run as a process of its own as a person would. */
export class RealmProcess {
  readonly #child: ChildProcess;
  readonly exited: Promise<number>;
  output = '';

  private constructor(child: ChildProcess) {
    this.#child = child;
    const keep = (chunk: Buffer): void => {
      this.output = (this.output + chunk.toString()).slice(-OUTPUT_KEPT);
    };
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
    this.exited = new Promise((resolve) => {
      child.once('exit', (code) => resolve(code ?? -1));
    });
  }

  /** Starts `realmwright` with these words and these additions to the environment. */
  static start(words: readonly string[], environment: Readonly<Record<string, string>>): RealmProcess {
    return RealmProcess.#startProgram('bin/realmwright.js', words, environment);
  }

  /** Starts one of the examples, by its path, absolute or below the root of the project. */
  static startExample(path: string, words: readonly string[]): RealmProcess {
    return RealmProcess.#startProgram(path, words, {});
  }

  static #startProgram(
    path: string,
    words: readonly string[],
    environment: Readonly<Record<string, string>>,
  ): RealmProcess {
    const env = { ...inheritedEnvironment(), ...environment };
    const program = resolve(root, path);
    return new RealmProcess(
      spawn(process.execPath, [program, ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
  }

  /** Runs a command to its end. */
  static async run(words: readonly string[], environment: Readonly<Record<string, string>>): Promise<CommandResult> {
    const running = RealmProcess.start(words, environment);
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      running.kill();
    }, COMMAND_ENDS_WITHIN);
    const code = await running.exited;
    clearTimeout(timer);
    if (isLate) throw new Error(`realmwright ${words.join(' ')} did not end:\n${running.output}`);
    return { code, output: running.output };
  }

  get hasExited(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits until `isReady`, and fails with the process's own words when it ends before. */
  async whenReady(isReady: () => Promise<boolean>, within: number): Promise<void> {
    await until(
      async () => {
        if (this.hasExited) throw new Error(`the realm ended with code ${await this.exited}:\n${this.output}`);
        return await isReady();
      },
      { what: 'the realm to open', within, seen: () => this.output },
    );
  }

  /** Asks it to end in an orderly way; insists after a minute. */
  async stop(): Promise<number> {
    if (!this.hasExited) this.#child.kill('SIGTERM');
    const insist = setTimeout(() => this.#child.kill('SIGKILL'), 60_000);
    const code = await this.exited;
    clearTimeout(insist);
    return code;
  }

  /** Ends it as a power cut would. */
  kill(): void {
    this.#child.kill('SIGKILL');
  }
}

/** The tests' own environment without what would configure the realm, or tell a Node process that it is a test. */
function inheritedEnvironment(): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(REALMWRIGHT_|NODE_TEST_)/.test(name)));
}
