import { onScopeDispose, watch } from 'vue';
import { settings } from '../../settings/settings.ts';
import type { PlaySession } from '../play-session.ts';
import { Soundscape } from './soundscape.ts';

/** How often is looked whether a foot has come down, milliseconds; and yards between two steps. */
const everyMillis = 60;
const PACE_YARDS = 1.6;

/** What is heard of play, as long as somebody wants to hear it: nothing is even made before. */
export function useSound(play: PlaySession): void {
  let sounds: Soundscape | undefined;
  let timer: ReturnType<typeof setInterval> | undefined;
  let pace = 0;

  function listen(): void {
    const { value: game } = play.game;
    if (sounds === undefined || game === undefined || document.hidden) return;
    const { kind, grade } = game.weather;
    sounds.air(kind === 'rain' ? grade : 0, performance.now());
    const { x, y, gone: way, isMoving } = game.walker;
    const gone = Math.floor(way / PACE_YARDS);
    if (gone !== pace && isMoving) sounds.step(game.country.groundAt(x, y));
    pace = gone;
  }

  function start(): void {
    sounds ??= new Soundscape();
    timer ??= setInterval(listen, everyMillis);
  }

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
    sounds?.close();
    sounds = undefined;
  }
  play.onMessage((message) => {
    const isForMe = message.kind === 'asked' || (message.kind === 'said' && message.how === 'whisper');
    if (isForMe || (message.kind === 'partyNews' && message.news === 'invited')) sounds?.bell();
  });
  watch(
    () => settings.hasSound,
    (isWanted) => (isWanted ? start() : stop()),
    { immediate: true },
  );
  onScopeDispose(stop);
}
