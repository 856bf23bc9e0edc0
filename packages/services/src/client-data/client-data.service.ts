import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Running } from '@realmwright/kernel/running';
import { type FeaturePorts, Serving } from '../serving.ts';
import {
  findBlob,
  findTutorials,
  isAccountWideBlob,
  listBlobTimes,
  setTutorials,
  storeBlob,
  tutorialBytes,
} from './client-data.contract.ts';
import { changeMarks, ownerOfBlob } from './client-data.rules.ts';
import {
  deleteBlobRow,
  findBlobRow,
  findMarks,
  listBlobRows,
  lockMarks,
  storeBlobRow,
  storeMarks,
} from './client-data.store.ts';

/** Starts the keeper of what clients store with the server. */
export function startClientData(ports: FeaturePorts): Running {
  const serving = new Serving(ports, 'client-data');
  const { database } = ports;

  serving.answer(listBlobTimes, async (input) => {
    const rows = await listBlobRows(database.reads, input);
    return accept({ times: rows.filter(({ kind }) => isAccountWideBlob(kind) || input.characterId !== undefined) });
  });

  serving.answer(findBlob, async (input) => {
    const owner = ownerOfBlob(input.kind, input.characterId);
    if (owner === undefined) return refuse('client-data.unknown-kind');
    const blob = await findBlobRow(database.reads, { ...input, ...owner });
    return accept(blob ?? { time: 0, content: new Uint8Array(0) });
  });

  serving.answer(storeBlob, async (input) => {
    const owner = ownerOfBlob(input.kind, input.characterId);
    if (owner === undefined) return refuse('client-data.unknown-kind');
    const key = { ...input, ...owner };
    if (input.content.length === 0) await deleteBlobRow(database, key);
    else await storeBlobRow(database, key, input);
    return accept();
  });

  serving.answer(findTutorials, async ({ accountId }) => {
    const marks = await findMarks(database.reads, accountId);
    return accept({ marks: marks ?? new Uint8Array(tutorialBytes) });
  });

  serving.answer(setTutorials, async ({ accountId, add, replace }) => {
    await database.transaction(async (db) => {
      const marks = await lockMarks(db, accountId);
      await storeMarks(db, accountId, changeMarks(marks, { add, replace }));
    });
    return accept();
  });

  return serving;
}
