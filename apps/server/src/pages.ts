import { join } from 'node:path';
import type { Log } from '@realmwright/kernel/ports/log';
import { findBuiltPages } from '@realmwright/web/built-pages';

/** Where pages are found, and who is told when they are built. */
export interface PagesOptions {
  readonly projectFolder: string;
  readonly dataFolder: string;
  readonly log: Log;
  readonly onProgress: (message: string) => void;
}

/** Pages that are there, or on their way. */
export interface OpenPages {
  readonly folder: Promise<string>;
  /** Ends a build that is under way. */
  stop(): void;
}

/**
 * The folder of the built pages: at once when these pages were built before, in some seconds when not. A realm does not
 * wait for it, and does without when it fails.
 */
export function openPages({ projectFolder, dataFolder, log, onProgress }: PagesOptions): OpenPages {
  const end = new AbortController();
  let begunAt: number | undefined;
  const folder = findBuiltPages({
    projectFolder,
    // Beside the packages, for all realms of this checkout; an installation that is read-only keeps them with its data.
    cacheFolders: [join(projectFolder, 'node_modules', '.cache', 'realmwright-pages'), join(dataFolder, 'pages')],
    signal: end.signal,
    onBuild: () => {
      begunAt = performance.now();
      onProgress('building the pages, once after each change of them');
    },
  });
  folder.then(
    () => {
      if (begunAt === undefined) return;
      const seconds = ((performance.now() - begunAt) / 1_000).toFixed(1);
      log.info('pages-built', { seconds: Number(seconds) });
      onProgress(`the pages are ready, after ${seconds} s`);
    },
    (error: unknown) => end.signal.aborted || onProgress(error instanceof Error ? error.message : String(error)),
  );
  return { folder, stop: () => end.abort() };
}
