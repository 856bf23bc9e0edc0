import { motionFlags } from '@realmwright/protocol/realtime/entity-state';

/** Somewhere, and where it looks: yards and radians. */
export interface Stand {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  readonly orientation: number;
}

/** How fast somebody goes, yards per second. */
export interface Speeds {
  readonly walk: number;
  readonly run: number;
  readonly runBack: number;
}

const { forward, backward, strafeLeft, strafeRight, walking } = motionFlags;
const anyWay = forward | backward | strafeLeft | strafeRight;

/** Whether somebody with these flags goes anywhere. */
export function isTravelling(flags: number): boolean {
  return (flags & anyWay) !== 0;
}

/** Where somebody is who has gone on from a stand for a while, by its flags and speeds. The ground is taken for level. */
export function travelled(from: Stand, flags: number, speeds: Speeds, seconds: number): Stand {
  const ahead = bit(flags, forward) - bit(flags, backward);
  const aside = bit(flags, strafeLeft) - bit(flags, strafeRight);
  if ((ahead === 0 && aside === 0) || seconds <= 0) return from;
  const heading = from.orientation + Math.atan2(aside, ahead);
  const way = speedOf(flags, ahead, speeds) * seconds;
  return { ...from, x: from.x + Math.cos(heading) * way, y: from.y + Math.sin(heading) * way };
}

function speedOf(flags: number, ahead: number, { walk, run, runBack }: Speeds): number {
  if ((flags & walking) !== 0) return walk;
  return ahead < 0 ? runBack : run;
}

function bit(flags: number, flag: number): number {
  return (flags & flag) === 0 ? 0 : 1;
}
