import type { CharacterId } from '@realmwright/kernel/ids';
import type { ValueOf } from '@realmwright/kernel/schema/type';
import type { ServerMessage } from '@realmwright/protocol/realtime/server-messages';
import { MOST_PEOPLE, type Person } from '@realmwright/protocol/realtime/social-messages';
import type { presentType, roomNewsType } from '@realmwright/services/social/roster.contract';

type PersonNews = Exclude<ValueOf<typeof roomNewsType>, { kind: 'announced' }>;
export type PeopleTold = Omit<Extract<ServerMessage, { kind: 'people' }>, 'kind' | 'room'>;

/**
 * What happened to the people of a room since it was told last: the newest of each. It trades completeness for a bound:
 * of more people than one message holds the rest is left out, and the message says so.
 */
export class PeopleNews {
  readonly #newest = new Map<CharacterId, PersonNews>();
  #isCrowded = false;

  note(news: PersonNews): void {
    const character = news.kind === 'went' ? news.character : news.person.characterId;
    const before = this.#newest.get(character);
    if (before === undefined && this.#newest.size >= MOST_PEOPLE) {
      this.#isCrowded = true;
      return;
    }
    // Somebody of whom it was not told yet that it has come has not changed, it has come.
    const isStillNew = before?.kind === 'came' && news.kind === 'changed';
    this.#newest.set(character, isStillNew ? { ...news, kind: 'came' } : news);
  }

  /** Everything that is to be told, and nothing of it remains; undefined when nothing happened. */
  take(): PeopleTold | undefined {
    if (this.#newest.size === 0) return undefined;
    const all = [...this.#newest.values()];
    const told = {
      came: all.flatMap((news) => (news.kind === 'came' ? [personTold(news.person)] : [])),
      changed: all.flatMap((news) => (news.kind === 'changed' ? [personTold(news.person)] : [])),
      went: all.flatMap((news) => (news.kind === 'went' ? [{ character: news.character, name: news.name }] : [])),
      isCrowded: this.#isCrowded,
    };
    this.#newest.clear();
    this.#isCrowded = false;
    return told;
  }
}

/** Somebody in the world, as clients are told of it. */
export function personTold(present: ValueOf<typeof presentType>): Person {
  const { characterId: character, name, level, race, class: class_, gender, zone } = present;
  return { character, name, level, race, class: class_, gender, zone, state: presenceState(present) };
}

/** A fight is what one sees first; then comes what the player says of itself. */
export function presenceState({
  status,
  isFighting,
}: Pick<ValueOf<typeof presentType>, 'status' | 'isFighting'>): Person['state'] {
  if (isFighting) return 'fighting';
  return status === 'here' ? 'online' : status;
}
