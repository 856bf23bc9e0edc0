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

/** The flags of the same one, held up. */
export function heldUp(flags: number): number {
  return flags & ~anyWay;
}

/** The direction of the way against that of the looks, radians; undefined where opposite keys lead nowhere. */
export function courseOf(flags: number): number | undefined {
  const ahead = bit(flags, forward) - bit(flags, backward);
  const aside = bit(flags, strafeLeft) - bit(flags, strafeRight);
  return ahead === 0 && aside === 0 ? undefined : Math.atan2(aside, ahead);
}

/** At which of its speeds somebody goes. */
export function gaitOf(flags: number): keyof Speeds {
  if ((flags & walking) !== 0) return 'walk';
  return bit(flags, forward) < bit(flags, backward) ? 'runBack' : 'run';
}

/** Where somebody is who has gone on from a stand for a while, by its flags and speeds. The ground is taken for level. */
export function travelled(from: Stand, flags: number, speeds: Speeds, seconds: number): Stand {
  const course = courseOf(flags);
  if (course === undefined || seconds <= 0) return from;
  const way = speeds[gaitOf(flags)] * seconds;
  const heading = from.orientation + course;
  return { ...from, x: from.x + Math.cos(heading) * way, y: from.y + Math.sin(heading) * way };
}

function bit(flags: number, flag: number): number {
  return (flags & flag) === 0 ? 0 : 1;
}
