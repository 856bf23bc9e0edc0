import { characterIdType } from '@realmwright/kernel/schema/domain';
import { bool, list, literals, optional, struct, u8, utf8, uvar } from '@realmwright/kernel/schema/types';
import { thingType } from './entity-state.ts';
import { TALK_BYTES } from './talk-bytes.ts';

const personType = utf8({ maxBytes: 48 });
const channelType = utf8({ maxBytes: 96 });
const talkType = utf8({ maxBytes: TALK_BYTES });

/** What somebody is to a character; one contact can be both. */
export const contactKindType = literals('friend', 'ignored');

/** Deeds of company: parties, channels, friends, and who is there. Answers come as messages before the outcome. */
export const socialDeeds = {
  /** Asks somebody in the world into the own party, which begins with it. */
  invite: struct({ name: personType }),
  answerInvitation: struct({ accepts: bool }),
  leaveParty: struct({}),
  /** Puts a member out of the party, or takes an invitation back. */
  putOut: struct({ name: personType }),
  handOver: struct({ to: characterIdType }),
  makeRaid: struct({}),
  speakToParty: struct({ how: literals('party', 'raid', 'raidWarning'), text: talkType }),
  /** Joins a channel, and opens it where there is none of that name. */
  joinChannel: struct({ channel: channelType, password: utf8({ maxBytes: 128 }) }),
  leaveChannel: struct({ channel: channelType }),
  speakInChannel: struct({ channel: channelType, text: talkType }),
  /** Who is in it: `channelMembers` answers. */
  listChannel: struct({ channel: channelType }),
  /** Puts somebody on the list of friends or of ignored people. */
  addContact: struct({ name: personType, as: contactKindType, note: talkType }),
  removeContact: struct({ character: characterIdType, as: contactKindType }),
  /** The list anew: `contacts` answers. */
  listContacts: struct({}),
  /** Who is in the world: `found` answers. Empty filters and 0 match everybody. */
  who: struct({
    name: personType,
    minLevel: u8,
    maxLevel: u8,
    zones: list(uvar, { max: 10 }),
    /** One of them must be in the name, or in that of the zone. */
    words: list(utf8({ maxBytes: 96 }), { max: 4 }),
  }),
  /** A gesture with words, by its number in the realm's content. */
  gesture: struct({ gesture: uvar, target: optional(thingType) }),
};

/** Deeds about friends and ignored people that came later than the others. */
export const contactDeeds = {
  /** Writes a note about somebody on the list. */
  noteContact: struct({ character: characterIdType, note: talkType }),
};
