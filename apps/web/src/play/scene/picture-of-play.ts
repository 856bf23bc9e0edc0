import { onMounted, onScopeDispose, type Ref, type ShallowRef, shallowRef } from 'vue';
import { settings } from '../../settings/settings.ts';
import type { WalkingWish } from '../input/walking-wish.ts';
import type { PlaySession } from '../play-session.ts';
import { findGesture } from './gestures.ts';
import { PlayScene } from './play-scene.ts';

/** A frame is never reckoned longer than this: a tab that slept does not leap. Seconds. */
const longestFrame = 0.1;

/** The picture on its canvas: opened when the page is there, drawn while it is seen, and clicked into. */
export function usePicture(canvas: Readonly<Ref<HTMLCanvasElement | null>>, play: PlaySession, wish: WalkingWish) {
  const scene: ShallowRef<PlayScene | undefined> = shallowRef();
  let frame = 0;
  let last = performance.now();
  let isOver = false;
  const observer = new ResizeObserver(([entry]) => {
    if (entry !== undefined) scene.value?.resize(entry.contentRect.width, entry.contentRect.height);
  });

  function draw(): void {
    frame = requestAnimationFrame(draw);
    const now = performance.now();
    const seconds = Math.min(longestFrame, (now - last) / 1_000);
    last = now;
    play.game.value?.advance(wish.direction, seconds, now);
    scene.value?.draw(now, seconds);
  }

  onMounted(async () => {
    const { value: element } = canvas;
    const { value: game } = play.game;
    if (element === null || game === undefined) return;
    const opened = await PlayScene.open(element, game, settings);
    if (isOver) return opened.destroy();
    scene.value = opened;
    // The page's own size: that of the canvas follows it.
    const { parentElement: page } = element;
    if (page !== null) observer.observe(page);
    element.focus({ preventScroll: true });
    draw();
  });
  play.onMessage((message) => {
    const now = performance.now();
    if (message.kind === 'said' && message.thing !== undefined && message.how !== 'emote') {
      scene.value?.speak(message.thing, message.text, message.how === 'yell', now);
    }
    if (message.kind === 'happened' && message.happening.kind === 'gesture') {
      const gesture = findGesture(message.happening.animation);
      if (gesture !== undefined) scene.value?.gesture(message.happening.thing, gesture.moves, now);
    }
  });
  onScopeDispose(() => {
    isOver = true;
    cancelAnimationFrame(frame);
    observer.disconnect();
    scene.value?.destroy();
  });

  /** A click or a tap: chooses whom it hits, or walks there. */
  function press(event: PointerEvent): void {
    const { value: shown } = scene;
    if (shown === undefined || event.button > 0) return;
    const thing = shown.findAt(event.offsetX, event.offsetY);
    if (thing !== undefined) play.choose(thing);
    else if (play.game.value !== undefined) play.game.value.goal = shown.spotAt(event.offsetX, event.offsetY);
  }

  function wheel(event: WheelEvent): void {
    zoom(event.deltaY < 0 ? 1.1 : 1 / 1.1);
  }

  function zoom(factor: number): void {
    scene.value?.camera.zoomBy(factor);
  }
  return { press, wheel, zoom };
}

export type PictureOfPlay = ReturnType<typeof usePicture>;
