/** The interest management that all peer servers of the zone workload share: a uniform grid, recomputed as a whole. */
export interface Interested<Self> {
  x: number;
  y: number;
  /** Whom this one sees, with the pass that last confirmed it. */
  readonly visible: Map<Self, number>;
}

export class InterestGrid<Entity extends Interested<Entity>> {
  readonly entities = new Set<Entity>();
  readonly #radius: number;
  #pass = 0;

  constructor(radius: number) {
    this.#radius = radius;
  }

  /** Brings every visible set up to date and reports the differences. */
  update(onEnter: (viewer: Entity, seen: Entity) => void, onLeave: (viewer: Entity, seen: Entity) => void): void {
    const radius = this.#radius;
    const pass = ++this.#pass;
    const cells = new Map<number, Entity[]>();
    for (const entity of this.entities) {
      const key = Math.floor(entity.x / radius) * 10_000 + Math.floor(entity.y / radius);
      const cell = cells.get(key);
      if (cell === undefined) cells.set(key, [entity]);
      else cell.push(entity);
    }
    for (const viewer of this.entities) {
      const column = Math.floor(viewer.x / radius);
      const row = Math.floor(viewer.y / radius);
      for (let cx = column - 1; cx <= column + 1; cx++) {
        for (let cy = row - 1; cy <= row + 1; cy++) {
          for (const seen of cells.get(cx * 10_000 + cy) ?? []) {
            if (seen === viewer) continue;
            const dx = seen.x - viewer.x;
            const dy = seen.y - viewer.y;
            if (dx * dx + dy * dy > radius * radius) continue;
            if (!viewer.visible.has(seen)) onEnter(viewer, seen);
            viewer.visible.set(seen, pass);
          }
        }
      }
      for (const [seen, confirmed] of viewer.visible) {
        if (confirmed === pass) continue;
        viewer.visible.delete(seen);
        onLeave(viewer, seen);
      }
    }
  }
}
