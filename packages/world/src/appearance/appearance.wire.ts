import { SMSG_STANDSTATE_UPDATE } from '@realmwright/protocol/world/character/stand-state.packet';
import { keyOf } from '../entity-key.wire.ts';
import type { Intent } from '../intents/intent-batch.ts';
import { frameClass } from '../perception/deliveries.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { PersonalFact } from '../perception/perceived.ts';

type StandState = Extract<PersonalFact, { kind: 'standStateChanged' }>['state'];
type Sheath = Extract<Intent, { kind: 'setSheath' }>['sheath'];

/** The states in the order of their numbers, which all builds share. */
const standStates: readonly StandState[] = [
  'stand',
  'sit',
  'sitChair',
  'sleep',
  'sitLowChair',
  'sitMediumChair',
  'sitHighChair',
  'dead',
  'kneel',
];
const sheaths: readonly Sheath[] = ['unarmed', 'melee', 'ranged'];

/** The intent of a selection; a guid of zero, or of a kind that does not exist here, selects nothing. */
export function selectIntent(packet: { readonly target: bigint }): Intent {
  return { kind: 'select', target: keyOf(packet.target) };
}

/** The intent of a change of posture; unknown numbers mean nothing. */
export function standStateIntent(packet: { readonly animationState: number }): Intent | undefined {
  const state = standStates[packet.animationState];
  return state === undefined ? undefined : { kind: 'setStandState', state };
}

/** The intent of drawn or sheathed weapons; unknown numbers mean nothing. */
export function sheathIntent(packet: { readonly sheathed: number }): Intent | undefined {
  const sheath = sheaths[packet.sheathed];
  return sheath === undefined ? undefined : { kind: 'setSheath', sheath };
}

/** The client's own character holds itself so. */
export function writeStandState(frames: FrameWriter, state: StandState): void {
  frames.packet(SMSG_STANDSTATE_UPDATE, frameClass.own, { state: standStates.indexOf(state) });
}
