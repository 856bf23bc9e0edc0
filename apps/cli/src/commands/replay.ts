import { readFile, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { OperatorError } from '@realmwright/kernel/errors';
import type { Navigation } from '@realmwright/kernel/ports/navigation';
import { buildLandMesh } from '@realmwright/navigation/land-mesh';
import { openLandNavigation } from '@realmwright/navigation/land-navigation';
import { drawMap } from '@realmwright/world/replay/map-picture';
import { type Recording, RecordingError, readRecording } from '@realmwright/world/replay/recording';
import { replay } from '@realmwright/world/replay/replay';
import { defineCommand } from 'citty';
import { guarded } from '../guarded.ts';
import { output } from '../output.ts';

export const replayCommand = defineCommand({
  meta: {
    name: 'replay',
    description: 'Plays a recording of the world again, compares its hash and draws who walked where.',
  },
  args: {
    file: { type: 'positional', required: true, valueHint: 'FILE', description: 'A recording (*.rwrec)' },
    picture: { type: 'string', valueHint: 'FILE.svg', description: 'Draw a map of everybody’s way into this file' },
  },
  run: guarded(async ({ args }) => {
    const recording = await readFileAsRecording(args.file);
    const navigation = await navigationOf(recording.setup);
    const begin = performance.now();
    const result = replay(recording, { trackEveryTicks: args.picture === undefined ? 0 : 4, navigation });
    const seconds = (performance.now() - begin) / 1000;
    const minutes = result.millis / 60_000;
    output.line(
      `${result.instance}: ${result.ticks} steps, ${result.inputs} inputs, ${minutes.toFixed(1)} minutes of the world in ${seconds.toFixed(1)} s`,
    );
    output.line(`hash ${result.hash}${comparison(result.hash, result.recordedHash)}`);
    if (args.picture !== undefined) {
      const { tracks } = result;
      const players = tracks.filter(({ kind }) => kind === 'player').length;
      const title = `${basename(args.file)}: ${players} players, ${tracks.length - players} creatures, ${minutes.toFixed(1)} min`;
      await writeFile(args.picture, drawMap({ title, tracks }));
      output.line(`map drawn into ${args.picture}`);
    }
    return result.recordedHash === undefined || result.recordedHash === result.hash ? 0 : 1;
  }),
});

function comparison(hash: string, recorded: string | undefined): string {
  if (recorded === undefined) return ' (the recording was cut off and names none)';
  return recorded === hash ? ', the same as recorded' : `, DIFFERENT from the recorded ${recorded}`;
}

/** What found the ways when the recording was made, made anew from the land that it carries. */
async function navigationOf({ navigation: named, map, content }: Recording['setup']): Promise<Navigation | undefined> {
  const land = content.lands.find((candidate) => candidate.map === map);
  if (named === '' || land === undefined) return undefined;
  const navigation = await openLandNavigation(land, await buildLandMesh(land));
  if (navigation.fingerprint === named) return navigation;
  throw new OperatorError(
    'The ways of this recording were found on another navigation mesh; play it with the version that made it.',
  );
}

async function readFileAsRecording(file: string) {
  try {
    return readRecording(await readFile(file));
  } catch (error) {
    if (error instanceof RecordingError) throw new OperatorError(`${file}: ${error.message}.`);
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new OperatorError(`There is no file ${file}.`);
    }
    throw error;
  }
}
