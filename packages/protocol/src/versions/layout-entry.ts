import type { Packet } from '../schema/packet.ts';
import type { Build } from './build.ts';

/** Who sends a message. */
export type Direction = 'client' | 'server';

/**
 * A packet description whose value type is not known here: what the registry holds. Use the description itself where
 * the type matters; `encode` throws `ProtocolError` for values that do not fit.
 */
export type AnyLayout = Packet;

/** One description and the builds whose clients read and write it in this form. */
export interface LayoutEntry {
  readonly layout: AnyLayout;
  readonly builds: readonly Build[];
  /**
   * `spoken`: the form that genuine clients use, and the one that is sent. `alternative`: a form that public notes give
   * for the same message; it is kept for tools that compare with them and is never sent.
   */
  readonly form: 'spoken' | 'alternative';
}

/** Entries of an area's list: these descriptions hold for these builds. */
export function described(builds: readonly Build[], layouts: readonly AnyLayout[]): LayoutEntry[] {
  return layouts.map((layout) => ({ layout, builds, form: 'spoken' }));
}

/** Entries for forms that public notes give and genuine clients do not use. */
export function alternative(builds: readonly Build[], layouts: readonly AnyLayout[]): LayoutEntry[] {
  return layouts.map((layout) => ({ layout, builds, form: 'alternative' }));
}

/**
 * Who sends messages of a wire name. `MSG_*` goes both ways under one opcode; a description of only one of the two
 * directions carries `_Client` or `_Server` behind the wire name.
 */
export function directionsOf(name: string): readonly Direction[] {
  if (name.startsWith('CMSG_') || name.endsWith('_Client')) return ['client'];
  if (name.startsWith('SMSG_') || name.endsWith('_Server')) return ['server'];
  return ['client', 'server'];
}

/** The wire name without the mark of a direction. */
export function wireName(name: string): string {
  return name.replace(/_(Client|Server)$/, '');
}
