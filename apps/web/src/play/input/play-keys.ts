import { onScopeDispose } from 'vue';
import type { PlaySession } from '../play-session.ts';
import type { PictureOfPlay } from '../scene/picture-of-play.ts';
import type { WalkingWish } from './walking-wish.ts';

/** What keys do besides walking and choosing. */
export interface KeyDeeds {
  talk(): void;
  help(): void;
  friends(): void;
  news(): void;
}

/** The keys of play, wherever the focus is but in a field, a dialog or a menu. */
export function usePlayKeys(play: PlaySession, wish: WalkingWish, picture: PictureOfPlay, deeds: KeyDeeds): void {
  const down = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
    if (wish.press(event.code) || press(event)) event.preventDefault();
  };
  const up = (event: KeyboardEvent): void => wish.letGo(event.code);
  const away = (): void => wish.letGoAll();

  function press(event: KeyboardEvent): boolean {
    switch (event.code) {
      case 'Enter':
        if (event.target instanceof HTMLButtonElement) return false;
        deeds.talk();
        return true;
      case 'KeyE':
        chooseNext(play);
        return true;
      case 'KeyF':
        take(play);
        return true;
      case 'KeyX':
        void play.tryDeed({ kind: 'stand', state: play.game.value?.own?.number('standState') === 1 ? 'stand' : 'sit' });
        return true;
      case 'KeyH':
        deeds.help();
        return true;
      case 'KeyO':
        deeds.friends();
        return true;
      case 'KeyN':
        deeds.news();
        return true;
      case 'Escape':
        play.choose(0);
        return true;
      case 'Equal':
      case 'NumpadAdd':
        picture.zoom(1.15);
        return true;
      case 'Minus':
      case 'NumpadSubtract':
        picture.zoom(1 / 1.15);
        return true;
      default:
        return false;
    }
  }
  addEventListener('keydown', down);
  addEventListener('keyup', up);
  addEventListener('blur', away);
  document.addEventListener('visibilitychange', away);
  onScopeDispose(() => {
    removeEventListener('keydown', down);
    removeEventListener('keyup', up);
    removeEventListener('blur', away);
    document.removeEventListener('visibilitychange', away);
  });
}

/** Whether a key is meant for something else than the picture. */
function isElsewhere(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, [role="dialog"], [role="menu"]') !== null
  );
}

/** The next of those near, going around; the nearest first. */
function chooseNext(play: PlaySession): void {
  const others = play.game.value?.listOthers() ?? [];
  const at = others.findIndex(({ thing }) => thing === play.game.value?.target);
  const next = others[(at + 1) % Math.max(1, others.length)];
  if (next !== undefined) play.choose(next.thing);
}

function take(play: PlaySession): void {
  const { value: game } = play.game;
  const chosen = game?.line.world.things.get(game.target);
  const takeable = game?.findTakeable();
  if (chosen !== undefined && (chosen.form === 'creature' || chosen.number('duelTeam') !== 0)) {
    void play.tryDeed({ kind: 'attack', target: chosen.thing });
  } else if (takeable !== undefined) void play.tryDeed({ kind: 'use', target: takeable.thing });
}
