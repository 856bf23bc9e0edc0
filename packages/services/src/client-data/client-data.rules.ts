import type { CharacterId } from '@realmwright/kernel/ids';
import { blobKindCount, isAccountWideBlob, tutorialBytes } from './client-data.contract.ts';

/** To whom a blob of this kind belongs: nobody (an unknown kind, or a character that is not named) is undefined. */
export function ownerOfBlob(
  kind: number,
  characterId: CharacterId | undefined,
): { readonly characterId: CharacterId | undefined } | undefined {
  if (kind >= blobKindCount) return undefined;
  if (isAccountWideBlob(kind)) return { characterId: undefined };
  return characterId === undefined ? undefined : { characterId };
}

/** The marks after a change: all replaced first, then single ones set. A replacement of another length is ignored. */
export function changeMarks(
  marks: Uint8Array,
  change: { readonly add: readonly number[]; readonly replace: Uint8Array | undefined },
): Uint8Array {
  const changed = Uint8Array.from(change.replace?.length === tutorialBytes ? change.replace : marks);
  for (const bit of change.add) {
    const index = bit >> 3;
    changed[index] = (changed[index] ?? 0) | (1 << (bit & 7));
  }
  return changed;
}
