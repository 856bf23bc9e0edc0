import type { Deed } from '@realmwright/protocol/realtime/client-messages';

/** What is told of a deed that was done where nothing else shows it; nothing for all others. */
export function doneSentence(deed: Deed): string | undefined {
  switch (deed.kind) {
    case 'invite':
      return `You have asked ${named(deed.name)} into your party.`;
    case 'addContact':
      return deed.as === 'friend'
        ? `${named(deed.name)} is on the list of your friends.`
        : `You do not hear ${named(deed.name)} any more.`;
    case 'mark':
      return marks[deed.status];
    default:
      return undefined;
  }
}

const marks: Readonly<Record<Extract<Deed, { kind: 'mark' }>['status'], string>> = {
  away: 'Others see that you are away. /back takes it back.',
  busy: 'Others see that you are busy. /back takes it back.',
  invisible: 'You are in no list, and offline to friends. /back takes it back.',
  here: 'You are here, and all ears.',
};

/** A name as the realm writes it, however it was typed. */
function named(typed: string): string {
  return typed.slice(0, 1).toUpperCase() + typed.slice(1).toLowerCase();
}
