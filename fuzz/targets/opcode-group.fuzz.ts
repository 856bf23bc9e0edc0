import type { Compression } from '@realmwright/kernel/ports/compression';
import { treeLines, valueTree } from '@realmwright/protocol/inspect/value-tree';
import { directionsOf, type LayoutEntry, wireName } from '@realmwright/protocol/versions/layout-entry';
import { everyOwnVector } from '@realmwright/protocol/versions/own-vectors';
import type { FuzzInput, FuzzTarget } from '../engine/fuzz-target.ts';
import { CodecOracle } from './codec-oracle.ts';
import { generatedSeeds } from './generated-seeds.ts';
import { layoutsByArea } from './layouts-by-area.ts';
import { type OpcodeGroup, opcodeGroups } from './opcode-groups.ts';

/**
 * Every message of some areas, of each build and both directions. Zlib is a target of its own; here what inflates is
 * taken as it is, so that mutations reach the fields inside.
 */
export function openOpcodeGroup(group: OpcodeGroup): FuzzTarget {
  const forms = opcodeGroups[group].flatMap((area) => layoutsByArea[area].flatMap(formsOf));
  const oracles = forms.map(({ entry }) => new CodecOracle(entry.layout.codec, { compression: storedCompression }));
  return {
    name: `opcodes-${group}`,
    variants: forms.map(({ variant }) => variant),
    maxBytes: 512,
    *seeds() {
      yield* vectorSeeds(forms);
      for (const { entry, variant } of forms) yield* generatedSeeds(variant, entry.layout, storedCompression);
    },
    execute: (variant, bytes) => {
      const value = oracles[variant]?.check(bytes);
      const layout = forms[variant]?.entry.layout;
      if (value === undefined || layout === undefined || (bytes.length & 63) !== 63) return;
      // Tools show whatever was decoded; a length in sixty-four is enough to see that they always can.
      treeLines(valueTree(layout.type, value));
    },
  };
}

/** A layout that several builds share is one form: one codec reads it for all of them. */
interface Form {
  readonly variant: string;
  readonly entry: LayoutEntry;
}

function formsOf(entry: LayoutEntry): readonly Form[] {
  const { layout, builds, form } = entry;
  const name = `${layout.name} ${builds.join(' ')}`;
  return [{ variant: form === 'spoken' ? name : `${name} alternative`, entry }];
}

function* vectorSeeds(forms: readonly Form[]): Iterable<FuzzInput> {
  for (const { variant, entry } of forms) {
    const { layout, builds } = entry;
    for (const { name, build, bytes } of everyOwnVector) {
      const isSame = name === layout.name || (wireName(name) === layout.name && directionsOf(layout.name).length > 1);
      if (isSame && builds.includes(build)) yield { variant, bytes };
    }
  }
}

/** Stands for zlib: what comes out is what went in. */
export const storedCompression: Compression = {
  inflate: (bytes, length) => {
    if (bytes.length !== length) throw new RangeError(`${bytes.length} bytes instead of ${length}`);
    return bytes.slice();
  },
  deflate: (bytes) => bytes.slice(),
};
