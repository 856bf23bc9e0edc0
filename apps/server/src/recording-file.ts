import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '@realmwright/kernel/ports/log';
import {
  encodeRecordingEnd,
  encodeRecordingFrame,
  encodeRecordingHead,
  type RecordingSink,
  type TickFrame,
  type WorldSetup,
} from '@realmwright/world/start';

/** Bytes that may wait for the disk; a recording whose disk is slower than that ends, the realm goes on. */
const MOST_WAITING = 64 * 1024 * 1024;

/**
 * Records an instance into a new file of the folder, named by instance and time. Nothing waits for the disk: when it
 * fails or falls behind, the recording ends with a line in the log and is good up to there.
 */
export async function openRecordingFile(folder: string, setup: WorldSetup, log: Log): Promise<RecordingSink> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${setup.instance}-${new Date().toISOString().replaceAll(/[:.]/g, '-')}.rwrec`);
  const stream = createWriteStream(file, { flags: 'wx' });
  let isOpen = true;
  const end = (reason: unknown): void => {
    if (isOpen) log.warn('recording-ended', { file, reason });
    isOpen = false;
  };
  stream.on('error', end);
  stream.write(encodeRecordingHead(setup));
  log.info('recording-begun', { file });
  return {
    frame(frame: TickFrame) {
      if (!isOpen) return;
      if (stream.writableLength > MOST_WAITING) {
        end('the disk is too slow');
        stream.end();
        return;
      }
      stream.write(encodeRecordingFrame(frame));
    },
    async close(hash: string) {
      if (!isOpen) return;
      isOpen = false;
      await new Promise<void>((resolve) => stream.end(encodeRecordingEnd(hash), () => resolve()));
    },
  };
}
