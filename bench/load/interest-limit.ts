/**
 * What one core needs at least for interest management with a uniform grid and typed arrays, without a world around it:
 * every observer's set of visible entities recomputed and compared with the last one, and 44 bytes copied for each
 * visible entity. Entities walk at random over a square field.
 */
export interface InterestLimit {
  /** Milliseconds per step, one entry per measured step. */
  readonly millis: readonly number[];
  readonly visiblePairs: number;
}

const radius = 100;
const cellYards = 50;
const warmUpSteps = 12;
const packetWords = 11;

/** Runs the limit for `observers` of `count` entities on a field of `side` yards, `steps` measured steps of 50 ms. */
export function interestLimit(count: number, observers: number, side: number, steps: number): InterestLimit {
  const columns = Math.ceil(side / cellYards) + 1;
  const reach = Math.ceil(radius / cellYards);
  const x = Float32Array.from({ length: count }, () => Math.random() * side);
  const y = Float32Array.from({ length: count }, () => Math.random() * side);
  const cellStarts = new Int32Array(columns * columns + 1);
  const items = new Int32Array(count);
  const cellOf = new Int32Array(count);
  const marks = new Int32Array(count);
  const found = new Int32Array(count);
  const visible: Int32Array[] = Array.from({ length: observers }, () => new Int32Array(64));
  const lengths = new Int32Array(observers);
  const stage = new Int32Array(1 << 20);
  const millis: number[] = [];
  let stamp = 1;
  let pairs = 0;
  for (let round = 0; round < warmUpSteps + steps; round++) {
    for (let i = 0; i < count; i++) {
      x[i] = Math.min(side, Math.max(0, (x[i] ?? 0) + (Math.random() - 0.5) * 0.7));
      y[i] = Math.min(side, Math.max(0, (y[i] ?? 0) + (Math.random() - 0.5) * 0.7));
    }
    const started = performance.now();
    fillGrid();
    pairs = 0;
    for (let i = 0; i < observers; i++) pairs += lookAround(i);
    let at = 0;
    for (let i = 0; i < observers; i++) {
      const list = visible[i] ?? found;
      for (let k = 0; k < (lengths[i] ?? 0); k++) {
        stage[at] = list[k] ?? 0;
        for (let word = 1; word < packetWords; word++) stage[at + word] = word;
        at = at + packetWords < stage.length - packetWords ? at + packetWords : 0;
      }
    }
    if (round >= warmUpSteps) millis.push(performance.now() - started);
  }
  return { millis, visiblePairs: pairs };

  function fillGrid(): void {
    cellStarts.fill(0);
    for (let i = 0; i < count; i++) {
      const cell = Math.floor((y[i] ?? 0) / cellYards) * columns + Math.floor((x[i] ?? 0) / cellYards);
      cellOf[i] = cell;
      cellStarts[cell + 1] = (cellStarts[cell + 1] ?? 0) + 1;
    }
    for (let cell = 0; cell < columns * columns; cell++) {
      cellStarts[cell + 1] = (cellStarts[cell + 1] ?? 0) + (cellStarts[cell] ?? 0);
    }
    const next = cellStarts.slice();
    for (let i = 0; i < count; i++) {
      const cell = cellOf[i] ?? 0;
      const place = next[cell] ?? 0;
      next[cell] = place + 1;
      items[place] = i;
    }
  }

  function lookAround(observer: number): number {
    const ownX = x[observer] ?? 0;
    const ownY = y[observer] ?? 0;
    const column = Math.floor(ownX / cellYards);
    const row = Math.floor(ownY / cellYards);
    stamp += 2;
    const old = visible[observer] ?? found;
    for (let k = 0; k < (lengths[observer] ?? 0); k++) marks[old[k] ?? 0] = stamp;
    let length = 0;
    for (let cy = Math.max(0, row - reach); cy <= Math.min(columns - 1, row + reach); cy++) {
      const first = cy * columns + Math.max(0, column - reach);
      const last = cy * columns + Math.min(columns - 1, column + reach);
      for (let k = cellStarts[first] ?? 0; k < (cellStarts[last + 1] ?? 0); k++) {
        const other = items[k] ?? 0;
        const dx = (x[other] ?? 0) - ownX;
        const dy = (y[other] ?? 0) - ownY;
        if (dx * dx + dy * dy > radius * radius || other === observer) continue;
        marks[other] = stamp + 1;
        found[length++] = other;
      }
    }
    if (length > old.length) visible[observer] = new Int32Array(2 * length);
    (visible[observer] ?? found).set(found.subarray(0, length));
    lengths[observer] = length;
    return length;
  }
}
