import type { MapCamera, Spot } from './map-camera.ts';

/** What somebody does with the picture of a map, besides moving it about. */
export interface MapInputHandlers {
  /** The picture has moved. */
  readonly moved: () => void;
  /** A point of the picture was clicked, or tapped. */
  readonly clicked: (right: number, down: number) => void;
  /** The pointer is over a point, or nowhere. */
  readonly hovered: (right: number | undefined, down: number) => void;
  readonly fitted: () => void;
}

/** A pointer that has moved by less has clicked, points. */
const clickPoints = 6;
const panPoints = 60;

/** Pans and zooms by mouse, by one and two fingers, and by keys; gives a function that lets go. */
export function listenToMap(canvas: HTMLCanvasElement, camera: MapCamera, handlers: MapInputHandlers): () => void {
  const pointers = new Map<number, { right: number; down: number }>();
  let pulled = 0;
  const control = new AbortController();
  const { signal } = control;

  canvas.addEventListener(
    'pointerdown',
    (event) => {
      canvas.setPointerCapture(event.pointerId);
      pointers.set(event.pointerId, { right: event.offsetX, down: event.offsetY });
      if (pointers.size === 1) pulled = 0;
    },
    { signal },
  );

  canvas.addEventListener(
    'pointermove',
    (event) => {
      const before = pointers.get(event.pointerId);
      const [right, down] = [event.offsetX, event.offsetY];
      if (before === undefined) return handlers.hovered(right, down);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      if (other !== undefined) {
        const apart = Math.hypot(before.right - other.right, before.down - other.down);
        const now = Math.hypot(right - other.right, down - other.down);
        if (apart > 0) camera.zoom(now / apart, (right + other.right) / 2, (down + other.down) / 2);
      }
      const share = other === undefined ? 1 : 0.5;
      camera.pan((right - before.right) * share, (down - before.down) * share);
      pulled += Math.hypot(right - before.right, down - before.down);
      pointers.set(event.pointerId, { right, down });
      handlers.moved();
    },
    { signal },
  );

  const release = (event: PointerEvent, isClick: boolean): void => {
    const wasDown = pointers.delete(event.pointerId);
    if (wasDown && isClick && pulled < clickPoints) handlers.clicked(event.offsetX, event.offsetY);
  };
  canvas.addEventListener('pointerup', (event) => release(event, true), { signal });
  canvas.addEventListener('pointercancel', (event) => release(event, false), { signal });
  canvas.addEventListener('pointerleave', () => handlers.hovered(undefined, 0), { signal });
  canvas.addEventListener(
    'wheel',
    (event) => {
      event.preventDefault();
      camera.zoom(1.0015 ** -event.deltaY, event.offsetX, event.offsetY);
      handlers.moved();
    },
    { signal, passive: false },
  );

  const keys: Readonly<Record<string, () => void>> = {
    ArrowUp: () => camera.pan(0, panPoints),
    ArrowDown: () => camera.pan(0, -panPoints),
    ArrowLeft: () => camera.pan(panPoints, 0),
    ArrowRight: () => camera.pan(-panPoints, 0),
    '+': () => camera.zoom(1.4),
    '-': () => camera.zoom(1 / 1.4),
    '0': handlers.fitted,
    Enter: () => handlers.clicked(camera.width / 2, camera.height / 2),
  };
  canvas.addEventListener(
    'keydown',
    (event) => {
      const act = keys[event.key];
      if (act === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      act();
      handlers.moved();
    },
    { signal },
  );
  return () => control.abort();
}

/** A place in words: north before west, as maps of the realm count. */
export function spotWords({ x, y }: Spot): string {
  return `${x.toFixed(0)}, ${y.toFixed(0)}`;
}
