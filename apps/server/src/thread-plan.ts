import type { PinoLogOptions } from '@realmwright/platform/log/pino-log';
import type { RoleName, RoleSetting } from './role-setting.ts';
import type { LanePart } from './step-lane.ts';

/** What one worker thread of the embedded realm is to do. */
export interface ThreadPlan {
  readonly kind: 'thread-plan';
  readonly roles: readonly RoleName[];
  readonly setting: RoleSetting;
  readonly log: PinoLogOptions;
  /** Ports of the lane come after those of the roles. */
  readonly lane: LanePart;
}

/** Plans come from `embedded.ts` of the same version, so that the tag is proof enough. */
export function isThreadPlan(value: unknown): value is ThreadPlan {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'thread-plan';
}
