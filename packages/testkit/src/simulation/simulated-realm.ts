import {
  defaultGatewayLimits,
  defaultLoginLimits,
  edgeOfProcess,
  startGateway,
  startLoginServer,
} from '@realmwright/edge/start';
import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { realmId } from '@realmwright/kernel/ids';
import type { Running } from '@realmwright/kernel/running';
import type { Millis } from '@realmwright/kernel/units';
import { everyBuild } from '@realmwright/protocol/versions/build';
import { startServices } from '@realmwright/services/start';
import { startWorld, worldCommands } from '@realmwright/world/start';
import { SimulatedRole } from './simulated-role.ts';
import type { Simulation } from './simulation.ts';

/** The roles of a realm in the order in which they start. */
export const roleNames = ['services', 'world', 'login', 'gateway'] as const;
export type RoleName = (typeof roleNames)[number];

/** Where clients reach a simulated realm. */
export const loginPort = 3724;
const gatewayPort = 8085;

/** A whole realm in one simulation. What is killed is started again after a while, as a supervisor of processes does. */
export class SimulatedRealm {
  readonly realm = realmId(1);
  readonly #simulation: Simulation;
  readonly #content: RealmContent;
  readonly #roles = new Map<RoleName, { readonly role: SimulatedRole; running: Running | undefined }>();
  readonly #startCounts = new Map<RoleName, number>();
  #isOver = false;
  /** Time between the death of a role and its new start. */
  restartMillis: Millis = 2_000;

  private constructor(simulation: Simulation, content: RealmContent) {
    this.#simulation = simulation;
    this.#content = content;
  }

  /** Starts every role. To be called within a story. */
  static async open(simulation: Simulation, content: RealmContent): Promise<SimulatedRealm> {
    const realm = new SimulatedRealm(simulation, content);
    for (const name of roleNames) await realm.#start(name);
    return realm;
  }

  /** The name that the role's present process has on the bus. */
  processOf(name: RoleName): string {
    return this.#roles.get(name)?.role.name ?? name;
  }

  /** Ends the role's process at this point of its work. */
  kill(name: RoleName): void {
    this.#roles.get(name)?.role.kill();
  }

  /** Ends the role as an operator does, and starts it again; one that has just been killed is started again anyway. */
  async restart(name: RoleName): Promise<void> {
    const former = this.#roles.get(name);
    if (former === undefined || former.role.isDead) return;
    this.#simulation.history.add(`${this.processOf(name)} is stopped`);
    await former.running?.drain();
    await former.running?.stop();
    await former.role.bus.drain();
    former.role.kill();
  }

  /** Whether every role has started and is ready for work. */
  get isReady(): boolean {
    return roleNames.every((name) => this.#roles.get(name)?.running?.health().ready === true);
  }

  /** Ends everything at once; nothing is started again. */
  end(): void {
    this.#isOver = true;
    for (const { role } of this.#roles.values()) role.kill();
  }

  async #start(name: RoleName): Promise<void> {
    const count = (this.#startCounts.get(name) ?? 0) + 1;
    this.#startCounts.set(name, count);
    const role = new SimulatedRole(this.#simulation, count === 1 ? name : `${name}-${count}`, () => {
      this.#simulation.clock.after(this.restartMillis, () => {
        if (this.#isOver) return;
        this.#start(name).catch(() => undefined);
      });
    });
    const entry = { role, running: undefined };
    this.#roles.set(name, entry);
    this.#simulation.history.add(`${role.name} starts`);
    try {
      const running = await this.#startRole(name, role);
      this.#roles.set(name, { role, running });
    } catch (error) {
      // A process that cannot start ends, and is tried again.
      this.#simulation.history.add(`${role.name} cannot start: ${error instanceof Error ? error.message : error}`);
      role.kill();
      if (count === 1) throw error;
    }
  }

  #startRole(name: RoleName, { ports }: SimulatedRole): Promise<Running> {
    const { realm } = this;
    const content = this.#content;
    switch (name) {
      case 'services':
        return startServices(ports, {
          masterKey: new Uint8Array(32).fill(7),
          isSoleStart: false,
          realms: [{ realm, name: 'Testmere', content }],
          worldCommands,
        });
      case 'world':
        return startWorld(ports, {
          realm,
          content,
          stepMillis: 100,
          rules: { maxEntities: 200, saveEveryMillis: 10_000 },
        });
      case 'login':
        return startLoginServer(ports, {
          bind: '127.0.0.1',
          port: loginPort,
          publicAddress: '',
          limits: defaultLoginLimits,
          realms: [{ realm, name: 'Testmere', kind: 'normal', timezone: 1, builds: everyBuild, highlight: 'none' }],
        });
      case 'gateway':
        return startGateway(ports, {
          edge: edgeOfProcess('edge1', ports.random),
          realm,
          bind: '127.0.0.1',
          port: gatewayPort,
          portByBuild: { 5875: gatewayPort + 1, 8606: gatewayPort + 2 },
          admittedBuilds: everyBuild,
          content,
          capacity: 100,
          limits: defaultGatewayLimits,
        });
    }
  }
}
