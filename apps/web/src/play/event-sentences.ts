import type { Happening } from '@realmwright/protocol/realtime/server-messages';
import { findGesture } from './scene/gestures.ts';

const passing = {
  pickedUp: 'picks up',
  putDown: 'puts down',
  gave: 'hands over',
  stole: 'snatches',
} as const;

/** What happened in words, for the talk; nothing for what is only seen. */
export function eventSentence(happening: Happening, nameOf: (thing: number) => string): string | undefined {
  switch (happening.kind) {
    case 'gesture': {
      const gesture = findGesture(happening.animation);
      return gesture === undefined ? undefined : `${nameOf(happening.thing)} ${gesture.words}.`;
    }
    case 'passed': {
      const whom =
        happening.other === '' ? '' : happening.how === 'gave' ? ` to ${happening.other}` : ` from ${happening.other}`;
      return `${nameOf(happening.thing)} ${passing[happening.how]} the ${happening.what}${whom}.`;
    }
    case 'duelDecided':
      return happening.how === 'won'
        ? `${happening.winner} has won a duel against ${happening.loser}.`
        : `${happening.loser} has run from a duel with ${happening.winner}.`;
    default:
      return undefined;
  }
}
