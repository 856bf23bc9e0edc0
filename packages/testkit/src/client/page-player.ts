import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { until } from '../waiting.ts';
import type { Address, Credentials } from './login-client.ts';

/** How long a page may take for one thing on a busy machine, milliseconds. */
const STEP_ENDS_WITHIN = 60_000;

/**
 * Has a page draw ten times a second instead of as often as it can: a picture that is drawn in software takes a whole core
 * otherwise, and stories are told beside each other.
 */
const fewFrames = `{
  const ask = requestAnimationFrame.bind(window);
  const drop = cancelAnimationFrame.bind(window);
  const asked = new Map();
  window.requestAnimationFrame = (draw) => {
    const wait = () => asked.set(id, ask((now) => { asked.delete(id); draw(now); }));
    const id = setTimeout(wait, 84);
    return id;
  };
  window.cancelAnimationFrame = (id) => {
    clearTimeout(id);
    if (asked.has(id)) drop(asked.get(id));
    asked.delete(id);
  };
}`;

/** How somebody comes to the pages. */
export interface VisitOptions {
  readonly isPhone?: boolean;
  /** A smaller window, which costs less to draw. */
  readonly isSmall?: boolean;
  /** As often as it can, where it is measured how long that takes. */
  readonly drawsAllFrames?: boolean;
}

/** A browser of the machine. */
export type PageBrowser = Browser;

/** Opens the machine's browser, without a window. The pages are drawn in software, as on a machine without a graphics card. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['REALMWRIGHT_TEST_CHROMIUM'] ?? '/usr/bin/chromium',
    // Whoever runs tests as root, as in a container, has no sandbox.
    args: ['--no-sandbox', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
  });
}

/** Somebody who plays in a browser: what a person sees and does, by labels and texts. */
export class PagePlayer implements AsyncDisposable {
  readonly page: Page;
  /** What broke in the page's scripts. */
  readonly complaints: string[] = [];
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page) {
    this.#context = context;
    this.page = page;
    page.setDefaultTimeout(STEP_ENDS_WITHIN);
    page.on('pageerror', (error) => this.complaints.push(error.stack ?? error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.complaints.push(message.text());
    });
  }

  /** Visits the front page of a realm, once its pages are built. */
  static async visit(
    browser: Browser,
    { host, port }: Address,
    { isPhone = false, isSmall = false, drawsAllFrames = false }: VisitOptions = {},
  ): Promise<PagePlayer> {
    const desk = isSmall ? { width: 1040, height: 680 } : { width: 1280, height: 800 };
    const viewport = isPhone ? { width: 390, height: 844 } : desk;
    // Half as sharp is a quarter of the work for whatever paints in software, and nobody looks. Scripts have the same to do.
    const deviceScaleFactor = 0.5;
    const context = await browser.newContext({ viewport, deviceScaleFactor, hasTouch: isPhone, isMobile: isPhone });
    if (!drawsAllFrames) await context.addInitScript(fewFrames);
    const player = new PagePlayer(context, await context.newPage());
    const address = `http://${host}:${port}/`;
    const isBuilt = async (): Promise<boolean> => (await (await fetch(address)).text()).includes('id="app"');
    await until(isBuilt, { what: 'the pages to be built', within: 60_000 });
    await player.page.goto(address);
    return player;
  }

  /** Makes an account and comes in with it. */
  async register({ username, password }: Credentials): Promise<void> {
    await this.press('I am new here');
    await this.page.getByLabel('Name').fill(username);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByLabel('The password again').fill(password);
    await this.press('Make the account');
    await this.reads('Who goes out today?');
  }

  async signIn({ username, password }: Credentials): Promise<void> {
    await this.press('Come in');
    await this.page.getByLabel('Name').fill(username);
    await this.page.getByLabel('Password').fill(password);
    await this.press('Come in');
    await this.reads('Who goes out today?');
  }

  /** Makes a character with the first people and calling on offer. */
  async create(name: string): Promise<void> {
    await this.page.getByRole('button', { name: /Make your first character|Somebody new/ }).click();
    await this.page.getByLabel('Name').fill(name);
    await this.press('Into the world');
    await this.page.getByRole('heading', { name }).waitFor();
  }

  /** Takes a character into the world and waits until it is there. */
  async enter(name: string): Promise<void> {
    await this.press(`Play ${name}`);
    await this.page.getByRole('application').waitFor();
    await this.page.getByLabel(`You: ${name}`).waitFor();
  }

  async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).click();
  }

  /** The same by the keyboard, which asks for no still picture: a busy machine draws few. */
  async pressByKey(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).press('Enter');
  }

  /** Waits until a text can be read somewhere. */
  async reads(text: string | RegExp): Promise<void> {
    await this.page.getByText(text).first().waitFor();
  }

  /** Types a line into the talk. */
  async types(line: string): Promise<void> {
    const field = this.page.getByLabel(/Say something/);
    await field.fill(line);
    await field.press('Enter');
  }

  /** Says something until it is said: whoever has only just come in may not be heard yet. */
  async says(text: string): Promise<void> {
    const said = this.page.getByText(text).first();
    const isHeard = async (): Promise<boolean> => {
      await this.types(text);
      return await said.waitFor({ timeout: 3_000 }).then(
        () => true,
        () => false,
      );
    };
    await until(isHeard, { what: `"${text}" to be said`, within: STEP_ENDS_WITHIN });
  }

  /** Waits until somebody is in the list of those near. */
  async sees(name: string): Promise<void> {
    await this.page.getByLabel('Who is here').getByRole('button', { name }).waitFor();
  }

  /** How far somebody is who is in the list of those near, yards as they are shown; infinitely far for whoever is not in it. */
  async yardsTo(name: string): Promise<number> {
    const row = this.page.getByLabel('Who is here').getByRole('button', { name });
    const [yards] = await row.locator('small').allTextContents();
    return yards === undefined ? Number.POSITIVE_INFINITY : Number.parseFloat(yards);
  }

  /** Chooses somebody from the list of those near. */
  async choose(name: string): Promise<void> {
    await this.page.getByLabel('Who is here').getByRole('button', { name }).press('Enter');
    await this.page.getByLabel(`Chosen: ${name}`).waitFor();
  }

  /** Holds a key until something has come true. */
  async holdKey(key: string, isEnough: () => Promise<unknown>): Promise<void> {
    await this.page.getByRole('application').focus();
    await this.page.keyboard.down(key);
    try {
      await isEnough();
    } finally {
      await this.page.keyboard.up(key);
    }
  }

  /** Leans the stick of a phone towards the lower edge until something has come true. */
  async leanStick(isEnough: () => Promise<unknown>): Promise<void> {
    const box = await this.page.locator('.stick').boundingBox();
    if (box === null) throw new Error('there is no stick on this page');
    const { mouse } = this.page;
    await mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await mouse.down();
    await mouse.move(box.x + box.width / 2, box.y + box.height);
    try {
      await isEnough();
    } finally {
      await mouse.up();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#context.close();
  }
}
