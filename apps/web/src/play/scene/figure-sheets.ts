import type { Texture } from 'pixi.js';
import { type AnimalKind, animalCell, animalPoses, drawAnimal } from '../figures/animals.ts';
import { drawPerson, type Facing, facings, personCell, STEPS } from '../figures/person.ts';
import { HAIR_COLOURS, type LookNumbers, lookOf } from '../figures/person-look.ts';
import { drawThing, type ThingKind, thingCell } from '../figures/things.ts';
import type { Chores } from './chores.ts';
import { paintTexture, partOf } from './picture.ts';

/** The pictures of one kind of figure, and where its feet are in each. */
export interface FigureSheet {
  readonly pictures: readonly Texture[];
  readonly footShareX: number;
  readonly footShareY: number;
}

/** What a figure is drawn in, and where its feet are. */
interface FigureCell {
  readonly width: number;
  readonly height: number;
  readonly footX: number;
  readonly footY: number;
}

/** Most looks of people that are kept; the one that was wanted longest ago makes room. */
const mostPeople = 160;

/** Draws each figure once, when it is first wanted and there is time for it, and gives it to everybody who looks so. */
export class FigureSheets {
  readonly #chores: Chores;
  readonly #sharpness: number;
  readonly #sheets = new Map<string, FigureSheet | 'wanted'>();

  constructor(chores: Chores, sharpness: number) {
    this.#chores = chores;
    this.#sharpness = sharpness;
  }

  /** Somebody's pictures, by `personPicture`; undefined until they are drawn. */
  person(numbers: LookNumbers): FigureSheet | undefined {
    const hairColour = numbers.hairColour % HAIR_COLOURS;
    const key = `${numbers.race} ${numbers.calling} ${numbers.gender} ${hairColour}`;
    return this.#find(key, personCell, facings.length * STEPS, (pen, index) => {
      const facing = facings[Math.floor(index / STEPS)] ?? 'front';
      drawPerson(pen, lookOf({ ...numbers, hairColour }), facing, index % STEPS);
    });
  }

  animal(kind: AnimalKind): FigureSheet | undefined {
    return this.#find(kind, animalCell, animalPoses.length, (pen, index) =>
      drawAnimal(pen, kind, animalPoses[index] ?? 'ease'),
    );
  }

  thing(kind: ThingKind): FigureSheet | undefined {
    return this.#find(kind, thingCell, 1, (pen) => drawThing(pen, kind));
  }

  #find(
    key: string,
    { width, height, footX, footY }: FigureCell,
    count: number,
    draw: (pen: CanvasRenderingContext2D, index: number) => void,
  ): FigureSheet | undefined {
    const known = this.#sheets.get(key);
    if (known !== undefined) return known === 'wanted' ? undefined : known;
    this.#forgetOldest();
    this.#sheets.set(key, 'wanted');
    this.#chores.addUrgent(() => {
      const whole = paintTexture(width * count, height, this.#sharpness, (pen) => {
        for (let index = 0; index < count; index++) {
          draw(pen, index);
          pen.translate(width, 0);
        }
      });
      const pictures = Array.from({ length: count }, (_, index) => partOf(whole, index * width, 0, width, height));
      this.#sheets.set(key, { pictures, footShareX: footX / width, footShareY: footY / height });
    });
    return undefined;
  }

  /** Pictures that are still shown stay with whoever shows them; they are only not found again. */
  #forgetOldest(): void {
    if (this.#sheets.size < mostPeople) return;
    const [oldest] = this.#sheets.keys();
    if (oldest !== undefined) this.#sheets.delete(oldest);
  }
}

/** Which picture of a person's sheet shows them so. */
export function personPicture(facing: Facing, step: number): number {
  return facings.indexOf(facing) * STEPS + step;
}
