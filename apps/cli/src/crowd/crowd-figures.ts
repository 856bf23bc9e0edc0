import { Latencies } from './latencies.ts';

/** What a crowd counts and measures, all bots together. */
export class CrowdFigures {
  moves = 0;
  /** Movement of others that arrived at bots. */
  updates = 0;
  /** Packets that arrived at bots. */
  packets = 0;
  /** Times the server put a bot somewhere else than where it said it was. */
  snaps = 0;
  /** Chat lines whose echo never came. They were not acknowledged, so the server owes nothing. */
  unanswered = 0;
  /** Movement that a probe got and no bot has sent. */
  strangeMoves = 0;
  readonly acknowledged = new Map<string, number>();
  /** Connections that ended although the bot did not end them, and steps that failed, by reason. */
  readonly disconnects = new Map<string, number>();
  /** Acknowledged actions that turned out not to be true, in words. */
  readonly lost: string[] = [];
  lostCount = 0;
  readonly sayEcho = new Latencies();
  readonly moveEcho = new Latencies();
  /** From the first packet to the login server to the character in the world. */
  readonly entry = new Latencies();
  /** The same echoes since the last line of progress. */
  readonly recentSayEcho = new Latencies();
  readonly recentMoveEcho = new Latencies();

  countAcknowledged(action: string): void {
    this.acknowledged.set(action, (this.acknowledged.get(action) ?? 0) + 1);
  }

  countDisconnect(reason: string): void {
    this.disconnects.set(reason, (this.disconnects.get(reason) ?? 0) + 1);
  }

  lose(what: string): void {
    this.lostCount++;
    if (this.lost.length < mostLostKept) this.lost.push(what);
  }

  measureSay(millis: number): void {
    this.sayEcho.add(millis);
    this.recentSayEcho.add(millis);
  }

  measureMove(millis: number): void {
    this.moveEcho.add(millis);
    this.recentMoveEcho.add(millis);
  }

  get disconnectCount(): number {
    return [...this.disconnects.values()].reduce((sum, count) => sum + count, 0);
  }
}

/** Most lost actions that are told one by one. */
const mostLostKept = 20;
