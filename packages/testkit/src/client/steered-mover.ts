import type { OwnMover } from '@realmwright/client/own-mover';
import type { Stand } from '@realmwright/client/travel';
import { machineTime, pause } from '../waiting.ts';

const frameMillis = 16;

/** A character in the hands of somebody with keys. */
export class SteeredMover {
  readonly mover: OwnMover;
  /** What was drawn, frame by frame, while keys were pressed. */
  readonly frames: { readonly at: number; readonly drawn: Stand }[] = [];

  constructor(mover: OwnMover) {
    this.mover = mover;
  }

  /** Holds these keys for a while, looking that way, and draws its frames. */
  async hold(flags: number, orientation: number, millis: number): Promise<void> {
    const began = machineTime.now();
    this.mover.steer(flags, orientation, began);
    for (let now = began; now < began + millis; now = machineTime.now()) {
      this.frames.push({ at: now, drawn: this.mover.update(now) });
      await pause(machineTime, frameMillis);
    }
  }

  /** Lets go of all keys. */
  release(): void {
    this.mover.steer(0, this.mover.stand.orientation, machineTime.now());
  }
}
