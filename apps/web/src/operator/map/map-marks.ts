import { GraphicsContext } from 'pixi.js';
import type { Thing } from '../operator-feed.ts';

/**
 * How things look on the map. Forms differ in shape and lightness, not in colour alone, and the colours are told apart
 * with every common kind of colour vision. Source of the colours: M. Okabe, K. Ito, "Color Universal Design".
 */
export const markColours = {
  player: 0x0072b2,
  creature: 0x8a6a1f,
  object: 0xcc79a7,
  corpse: 0x555555,
  fighting: 0xd55e00,
  chosen: 0xf0e442,
} as const;

/** The shape of a thing that looks north, points of the screen. */
export function markOf(form: Thing['form'], isDead: boolean): GraphicsContext {
  const key = `${form}${isDead ? ' dead' : ''}`;
  const known = contexts.get(key);
  if (known !== undefined) return known;
  const made = drawn(form, isDead);
  contexts.set(key, made);
  return made;
}

/** Around somebody who fights, and around who was chosen. */
export const fightingRing = new GraphicsContext().circle(0, 0, 12).stroke({ width: 2.5, color: markColours.fighting });
export const chosenRing = new GraphicsContext()
  .circle(0, 0, 16)
  .stroke({ width: 5, color: 0x1b2734 })
  .circle(0, 0, 16)
  .stroke({ width: 3, color: markColours.chosen });

const contexts = new Map<string, GraphicsContext>();
const edge = { width: 1.5, color: 0xffffff } as const;

function drawn(form: Thing['form'], isDead: boolean): GraphicsContext {
  const context = new GraphicsContext();
  const color = markColours[form];
  switch (form) {
    case 'player':
      context.moveTo(0, -16).lineTo(6.5, -4).lineTo(-6.5, -4).closePath().fill({ color }).circle(0, 0, 7);
      return isDead
        ? context.fill({ color: 0xffffff }).stroke({ width: 3, color })
        : context.fill({ color }).stroke(edge);
    case 'creature':
      context.moveTo(0, -7).lineTo(4.5, 5).lineTo(-4.5, 5).closePath();
      return isDead ? context.stroke({ width: 1.5, color }) : context.fill({ color });
    case 'object':
      return context.rect(-4.5, -4.5, 9, 9).fill({ color }).stroke({ width: 1.5, color: 0x2c3327 });
    case 'corpse':
      return context.moveTo(-5, -5).lineTo(5, 5).moveTo(5, -5).lineTo(-5, 5).stroke({ width: 3, color });
  }
}
