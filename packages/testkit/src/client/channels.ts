import type { Fields } from './fields.ts';
import type { GameClient, HeardLine } from './game-client.ts';
import type { ReceivedPacket } from './world-connection.ts';

/** Notices of channels by their number, which all builds share. Source: public protocol notes. */
export const channelNotices = {
  joined: 0,
  left: 1,
  youJoined: 2,
  youLeft: 3,
  wrongPassword: 4,
  notMember: 5,
  notModerator: 6,
  passwordChanged: 7,
  ownerChanged: 8,
  playerNotFound: 9,
  notOwner: 10,
  channelOwner: 11,
  modeChange: 12,
  announcementsOn: 13,
  announcementsOff: 14,
  moderationOn: 15,
  moderationOff: 16,
  muted: 17,
  kicked: 18,
  youAreBanned: 19,
  banned: 20,
  unbanned: 21,
  notBanned: 22,
  alreadyMember: 23,
  invite: 24,
  invalidName: 27,
  playerInvited: 29,
  inviteBanned: 30,
} as const;
export type ChannelNotice = keyof typeof channelNotices;

/** Rights of a member as they are written. Source: the public servers. */
export const memberFlags = { owner: 1, moderator: 2, muted: 8 } as const;

/** What a client does to a channel that it is in, by the message that does it. */
export type ChannelDeed =
  | 'ANNOUNCEMENTS'
  | 'BAN'
  | 'INVITE'
  | 'KICK'
  | 'MODERATE'
  | 'MODERATOR'
  | 'MUTE'
  | 'OWNER'
  | 'PASSWORD'
  | 'SET_OWNER'
  | 'UNBAN'
  | 'UNMODERATOR'
  | 'UNMUTE';

/** A player in a channel: what it sends and what it is told there since the last look. */
export class ChannelSeat {
  readonly client: GameClient;
  readonly channel: string;
  #from: number;
  readonly #counted = new Set<ReceivedPacket>();

  constructor(client: GameClient, channel: string) {
    this.client = client;
    this.channel = channel;
    this.#from = client.connection.received.length;
  }

  /** Asks to join; what comes of it is told as a notice. */
  join(password = ''): void {
    const names = { channelName: this.channel, channelPassword: password };
    this.client.connection.send('CMSG_JOIN_CHANNEL', { channelId: 0, unknown1: 0, unknown2: 0, ...names });
  }

  leave(): void {
    this.client.connection.send('CMSG_LEAVE_CHANNEL', { channelId: 0, channelName: this.channel });
  }

  /** `whom` is a player, or the password. */
  does(deed: ChannelDeed, whom = ''): void {
    const names = { channelName: this.channel, playerName: whom, newOwner: whom, channelPassword: whom };
    this.client.connection.send(`CMSG_CHANNEL_${deed}`, names);
  }

  say(text: string): void {
    this.client.say(text, 'channel', this.channel);
  }

  /** Waits for the next notice of that kind, about `about` if somebody is given; each notice counts once. */
  async isTold(notice: ChannelNotice, about?: { readonly guid: bigint }): Promise<Fields> {
    const { connection, name } = this.client;
    const isMeant = ({ name: packet, fields }: ReceivedPacket): boolean =>
      packet === 'SMSG_CHANNEL_NOTIFY' &&
      fields.number('notifyType') === channelNotices[notice] &&
      fields.text('channelName').toLowerCase() === this.channel.toLowerCase() &&
      (about === undefined || fields.big('player') === about.guid);
    const found = await this.client.waitFor(
      `${name} (${connection.build}) to be told "${notice}" of ${this.channel}`,
      () => connection.received.find((one, at) => at >= this.#from && !this.#counted.has(one) && isMeant(one)),
      () => `notices ${this.notices().join(', ')}`,
    );
    this.#counted.add(found);
    return found.fields;
  }

  /** From now on only what comes later counts. */
  looksAnew(): void {
    this.#from = this.client.connection.received.length;
  }

  /** Notices that have come since the last look. */
  notices(): readonly number[] {
    return this.client.connection.received
      .slice(this.#from)
      .filter(({ name }) => name === 'SMSG_CHANNEL_NOTIFY')
      .map(({ fields }) => fields.number('notifyType'));
  }

  /** Waits until a line was said here, and finds in which channel and by whom. */
  async hears(text: string): Promise<HeardLine> {
    const line = await this.client.hears(text, 'channel');
    const channel = line.packet.fields.text('channelName');
    if (channel.toLowerCase() !== this.channel.toLowerCase()) throw new Error(`${text} was said in ${channel}`);
    return line;
  }

  /** The members that the server lists, with their rights. */
  async members(): Promise<ReadonlyMap<bigint, number>> {
    const list = await this.client.connection.ask(
      'CMSG_CHANNEL_LIST',
      { channelName: this.channel },
      'SMSG_CHANNEL_LIST',
    );
    return new Map(list.list('members').map((row) => [row.big('guid'), row.number('memberFlags')]));
  }
}

/** Three players in a new channel, the first as its owner, none of them with notices left to look at. */
export async function meetInChannel(
  players: readonly GameClient[],
  channel: string,
): Promise<readonly [ChannelSeat, ChannelSeat, ChannelSeat]> {
  const [one, two, three] = players.map((client) => new ChannelSeat(client, channel));
  if (one === undefined || two === undefined || three === undefined) throw new TypeError('three players are due');
  for (const seat of [one, two, three]) {
    seat.join();
    await seat.isTold('youJoined');
  }
  await two.isTold('joined', three.client);
  for (const seat of [one, two, three]) seat.looksAnew();
  return [one, two, three];
}

/** Everybody goes. */
export async function leaveAll(seats: readonly ChannelSeat[]): Promise<void> {
  for (const seat of seats) {
    seat.leave();
    await seat.isTold('youLeft');
  }
}
