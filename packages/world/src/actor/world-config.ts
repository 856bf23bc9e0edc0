import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { Land } from '@realmwright/gamedata/terrain/land';
import type { MapId, RealmId } from '@realmwright/kernel/ids';
import type { Navigation } from '@realmwright/kernel/ports/navigation';
import type { RolePorts } from '@realmwright/kernel/ports/role-ports';
import type { Millis } from '@realmwright/kernel/units';
import type { TickFrame } from '../tick-frame.ts';
import type { WorldRules, WorldSetup } from '../world.ts';

/** What a world worker is told when it starts. */
export interface WorldConfig {
  readonly realm: RealmId;
  readonly content: RealmContent;
  /** The maps of which this worker runs an instance; all maps of the content when left out. */
  readonly maps?: readonly MapId[];
  /** Time between two steps while somebody is there, and while nobody is. */
  readonly stepMillis?: Millis;
  readonly idleStepMillis?: Millis;
  /** Seed of all chance, u32; drawn at random when left out. */
  readonly seed?: number;
  /**
   * Epoch of the instances' owner; it must grow from one start to the next, and faster than instances are opened anew. The
   * start's second when left out.
   */
  readonly epoch?: number;
  readonly rules?: Partial<WorldRules>;
  /** Pause before an instance that failed is opened anew; it doubles from failure to failure. Default 5 s. */
  readonly reopenMillis?: Millis;
  /** Most inputs that may wait for one step; from half of it on movements are shed. */
  readonly inboxLimit?: number;
}

/** The ports of a world worker. */
export interface WorldPorts extends RolePorts {
  /** Opens a recording of one instance; recordings are made when it is given. */
  readonly openRecording?: (setup: WorldSetup) => Promise<RecordingSink>;
  /** Opens what finds ways over a land; without it creatures walk straight. Asked once for each map at the start. */
  readonly openNavigation?: (land: Land) => Promise<Navigation>;
}

/** The ports of one instance. */
export interface InstancePorts extends WorldPorts {
  readonly navigation: Navigation | undefined;
}

/**
 * Takes what a recording consists of, in order. It must not block: the step does not wait for it. A sink that cannot
 * keep up ends its recording by itself.
 */
export interface RecordingSink {
  frame(frame: TickFrame): void;
  /** Ends the recording with the hash of the state after the last frame. */
  close(hash: string): Promise<void>;
}
