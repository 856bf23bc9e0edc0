import type { KnownIdTables } from '@realmwright/gamedata/known-ids';
import type { Build } from '@realmwright/protocol/versions/build';
import { writeSpoken } from '../chat/chat.wire.ts';
import { keyOf } from '../entity-key.wire.ts';
import type { Intent } from '../intents/intent-batch.ts';
import type { FrameWriter } from '../perception/frame-writer.wire.ts';
import type { Fact } from '../perception/perceived.ts';

type ThingPassed = Extract<Fact, { kind: 'thingPassed' }>;

/** The wish to use a thing; something that is no thing here is not used. */
export function useObjectIntent({ guid }: { readonly guid: bigint }): Intent | undefined {
  const target = keyOf(guid);
  return target?.kind === 'object' ? { kind: 'useObject', target } : undefined;
}

/** Clients have no word for it: everybody near reads it as what somebody does. */
export function writeThingPassed(
  frames: FrameWriter,
  build: Build,
  ids: KnownIdTables,
  by: { readonly guid: bigint; readonly isPlayer: boolean },
  fact: ThingPassed,
): void {
  const { entity } = fact;
  writeSpoken(frames, build, ids, by, {
    kind: 'spoke',
    entity,
    speakerName: '',
    how: 'emote',
    status: 'here',
    language: 0,
    text: sentence(fact),
  });
}

function sentence({ how, thing, otherName }: ThingPassed): string {
  switch (how) {
    case 'pickedUp':
      return `picks up the ${thing}.`;
    case 'putDown':
      return `puts down the ${thing}.`;
    case 'gave':
      return `gives the ${thing} to ${otherName}.`;
    case 'stole':
      return `snatches the ${thing} from ${otherName}.`;
  }
}
