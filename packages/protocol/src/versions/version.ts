import type { HeaderCipherName } from '../cipher/header-cipher.ts';
import type { UpdateField } from '../world/update/update-field.ts';
import type { Build } from './build.ts';
import { type AnyLayout, type Direction, directionsOf, type LayoutEntry, wireName } from './layout-entry.ts';

export type { HeaderCipherName };

/**
 * What a server sends when a character enters the world, as wire names in order; source: the login handling of the
 * public servers. `login`: from the choice of the character until the client is told of its own character; `arrival`:
 * the same when it has loaded another map; `afterSelf`: what follows its own description.
 */
export interface EntryOrder {
  readonly login: readonly string[];
  readonly arrival: readonly string[];
  readonly afterSelf: readonly string[];
}

/** A message of one build and direction: named, and described if there is a layout. */
export interface VersionPacket {
  readonly name: string;
  readonly opcode: number;
  readonly direction: Direction;
  readonly layout: AnyLayout | undefined;
  /** Other forms in which public notes give the message; never sent. */
  readonly alternatives: readonly AnyLayout[];
}

/** What one game build speaks. */
export interface Version {
  readonly build: Build;
  readonly cipher: HeaderCipherName;
  readonly entryOrder: EntryOrder;
  /** Every message that the build names, in order of opcode; `MSG_*` once per direction. */
  readonly packets: readonly VersionPacket[];
  /** The message of a wire name (with or without `_Client`, `_Server`), if the build has it. */
  packet(name: string, direction: Direction): VersionPacket | undefined;
  /** The message of an opcode, if the build has it. */
  find(opcode: number, direction: Direction): VersionPacket | undefined;
}

/** What a build's file states. */
export interface VersionDeclaration {
  readonly build: Build;
  readonly cipher: HeaderCipherName;
  readonly opcodes: Readonly<Record<string, number>>;
  readonly layouts: readonly LayoutEntry[];
  /** The places of an object's values block, by the public notes' name. */
  readonly updateFields: Readonly<Record<string, UpdateField>>;
  readonly entryOrder: EntryOrder;
}

/** Joins names and layouts of a build. `versionFaults` says what is wrong with a declaration; here it is taken as right. */
export function version(declaration: VersionDeclaration): Version {
  const { build, cipher, entryOrder } = declaration;
  const spoken = layoutsByKey(declaration, 'spoken');
  const alternatives = layoutsByKey(declaration, 'alternative');
  const packets = Object.entries(declaration.opcodes)
    .flatMap(([name, opcode]) =>
      directionsOf(name).map((direction) => ({
        name,
        opcode,
        direction,
        layout: spoken.get(key(name, direction))?.[0],
        alternatives: alternatives.get(key(name, direction)) ?? [],
      })),
    )
    .sort((one, other) => one.opcode - other.opcode);
  const byName = { client: new Map<string, VersionPacket>(), server: new Map<string, VersionPacket>() };
  const byOpcode = { client: new Map<number, VersionPacket>(), server: new Map<number, VersionPacket>() };
  for (const packet of packets) {
    byName[packet.direction].set(packet.name, packet);
    byOpcode[packet.direction].set(packet.opcode, packet);
  }
  return {
    build,
    cipher,
    entryOrder,
    packets,
    packet: (name, direction) => byName[direction].get(name) ?? byName[direction].get(wireName(name)),
    find: (opcode, direction) => byOpcode[direction].get(opcode),
  };
}

/**
 * What is wrong with the declarations of all builds, as sentences: a layout of a name that the build does not have, two
 * layouts of one message (overlap), a message that an older and a newer build describe but one between does not (gap),
 * two names of one opcode.
 */
export function versionFaults(declarations: readonly VersionDeclaration[]): string[] {
  return [...declarations.flatMap((declaration) => faultsOf(declaration)), ...gaps(declarations)];
}

function faultsOf(declaration: VersionDeclaration): string[] {
  const faults: string[] = [];
  for (const { layout, builds } of declaration.layouts) {
    if (builds.includes(declaration.build) && declaration.opcodes[wireName(layout.name)] === undefined) {
      faults.push(`${declaration.build} has no opcode for ${layout.name}`);
    }
  }
  for (const name of Object.values(declaration.entryOrder).flat()) {
    if (declaration.opcodes[name] === undefined) faults.push(`${declaration.build} has no opcode for ${name}`);
  }
  for (const [name, layouts] of layoutsByKey(declaration, 'spoken')) {
    if (layouts.length > 1) faults.push(`${declaration.build} has ${layouts.length} layouts of ${name}`);
  }
  const nameByOpcode = new Map<string, string>();
  for (const [name, opcode] of Object.entries(declaration.opcodes)) {
    for (const direction of directionsOf(name)) {
      const place = `${opcode} ${direction}`;
      const other = nameByOpcode.get(place);
      if (other !== undefined) faults.push(`${declaration.build} has both ${other} and ${name} at ${opcode}`);
      nameByOpcode.set(place, name);
    }
  }
  return faults;
}

function gaps(declarations: readonly VersionDeclaration[]): string[] {
  const ordered = [...declarations].sort((one, other) => one.build - other.build);
  const layouts = ordered.map((declaration) => layoutsByKey(declaration, 'spoken'));
  const names = new Set(layouts.flatMap((list) => [...list.keys()]));
  return [...names].flatMap((name) => {
    const described = layouts.map((list) => list.has(name));
    const first = described.indexOf(true);
    const last = described.lastIndexOf(true);
    return ordered
      .filter((declaration, at) => at > first && at < last && !described[at] && hasOpcode(declaration, name))
      .map((declaration) => `${declaration.build} has no layout of ${name}, but builds before and after it have`);
  });
}

function hasOpcode(declaration: VersionDeclaration, named: string): boolean {
  return declaration.opcodes[named.split(' ')[0] ?? ''] !== undefined;
}

function layoutsByKey(declaration: VersionDeclaration, form: LayoutEntry['form']): Map<string, AnyLayout[]> {
  const found = new Map<string, AnyLayout[]>();
  for (const entry of declaration.layouts) {
    if (entry.form !== form || !entry.builds.includes(declaration.build)) continue;
    for (const direction of directionsOf(entry.layout.name)) {
      const place = key(wireName(entry.layout.name), direction);
      found.set(place, [...(found.get(place) ?? []), entry.layout]);
    }
  }
  return found;
}

function key(name: string, direction: Direction): string {
  return `${name} ${direction}`;
}
