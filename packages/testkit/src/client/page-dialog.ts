import type { Page } from 'playwright-core';
import { until } from '../waiting.ts';

/** A window, in points. */
export interface WindowSize {
  readonly width: number;
  readonly height: number;
}

/** Phones upright and across, and a window that is hardly one. */
export const smallWindows: readonly WindowSize[] = [
  { width: 360, height: 640 },
  { width: 640, height: 360 },
  { width: 320, height: 420 },
];

/** Most steps that somebody takes with the Tab key through one dialog. */
const MOST_STEPS = 60;

/**
 * Waits until the open dialog fits into windows of these sizes, one after the other: it is within the window, scrolls in
 * itself and not sideways, and each of these buttons can be pressed however far it is scrolled, and is come to by keyboard.
 */
export async function fitsWindows(page: Page, sizes: readonly WindowSize[], buttons: readonly string[]): Promise<void> {
  for (const size of sizes) {
    await page.setViewportSize(size);
    const where = `in a window of ${size.width} to ${size.height}`;
    let faults: readonly string[] = [];
    await until(
      async () => {
        faults = faultsIn(await page.evaluate(look(buttons)));
        return faults.length === 0;
      },
      { what: `the dialog to fit ${where}`, seen: () => faults.join('; ') },
    );
    for (const button of buttons) await stepTo(page, button, where);
  }
}

/** Steps through the dialog with the Tab key until a button has the focus, and waits until it can be pressed there. */
async function stepTo(page: Page, button: string, where: string): Promise<void> {
  for (let step = 0; step < MOST_STEPS; step++) {
    if ((await page.evaluate(focused)) === button) {
      const isInView = async (): Promise<boolean> => faultsIn(await page.evaluate(look([button], false))).length === 0;
      return void (await until(isInView, { what: `"${button}" to be in view ${where} when it has the focus` }));
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`"${button}" is not come to by keyboard ${where}`);
}

function faultsIn(told: unknown): readonly string[] {
  return Array.isArray(told) ? told.map(String) : ['the dialog is not there'];
}

const labelOf = `(one) => one.getAttribute('aria-label') ?? one.textContent.trim()`;
const focused = `(${labelOf})(document.activeElement)`;

/** What is wrong with the open dialog; wherever it is scrolled to, or only where it is. */
function look(buttons: readonly string[], everywhere = true): string {
  return `(() => {
    const card = document.querySelector('.q-dialog__inner > .card');
    if (card === null) return undefined;
    const faults = [];
    const isWithin = ({ left, right, top, bottom }) => left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
    if (!isWithin(card.getBoundingClientRect())) faults.push('it reaches out of the window');
    if (card.scrollWidth > card.clientWidth) faults.push('it scrolls sideways');
    for (const end of ${everywhere ? '[0, card.scrollHeight]' : '[card.scrollTop]'}) {
      card.scrollTop = end;
      for (const label of ${JSON.stringify(buttons)}) {
        const button = [...card.querySelectorAll('button')].find((one) => (${labelOf})(one) === label);
        const box = button?.getBoundingClientRect();
        const isHit = box && button.contains(document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2));
        if (!isHit || !isWithin(box)) faults.push(label + ' cannot be pressed when it is scrolled by ' + card.scrollTop);
      }
    }
    return faults;
  })()`;
}
