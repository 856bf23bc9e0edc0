import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { GameClient } from '@realmwright/testkit/client/game-client';
import { type PageBrowser, PagePlayer } from '@realmwright/testkit/client/page-player';
import { startRealm } from '@realmwright/testkit/realm';
import type { Shape, TestRealm } from '@realmwright/testkit/realm/test-realm';
import { until } from '@realmwright/testkit/waiting';

const THING = 'Lantern of Hollowmere';
/** Where the lantern belongs, and everybody meets. */
const home = { x: -8938, y: -128 };
const goHome = `.go xyz ${home.x} ${home.y} 83.53 0`;
/** Who has gone this far is seen to be away, and who is this near to be there, yards. */
const AWAY_YARDS = 8;
const NEAR_YARDS = 4;
/** Four clients and a realm share a busy machine; milliseconds. */
const patient = { within: 60_000 };

/** One of the four, whatever they play with. */
interface Villager {
  readonly name: string;
  says(text: string): Promise<void>;
  hears(speaker: string, text: string): Promise<unknown>;
  whispers(to: string, text: string): Promise<void>;
  hearsWhispered(text: string): Promise<unknown>;
  /** Walks north until all the others have seen it go. */
  walksAwayUntil(isSeen: () => Promise<unknown>): Promise<void>;
  /** Yards between where the two are shown to be; far for somebody who is out of sight. */
  yardsTo(other: string): Promise<number>;
  /** Is told in words that the lantern passes on, and then sees who has it. */
  seesPassing(who: string, how: Passing, other?: string): Promise<void>;
}

type Passing = 'takes' | 'puts down' | 'gives' | 'steals';

/** The story of four in one field: two builds of game clients and two browsers, on a realm of that shape. */
export function tellField(browser: PageBrowser, shape: Shape): void {
  describe(`a 1.12.1, a 3.3.5a and two browser clients in one field, on the ${shape} realm`, () => {
    let realm: TestRealm;
    let ottilie: GameClient;
    let klothilde: GameClient;
    let wendelin: PagePlayer;
    let mechthild: PagePlayer;
    const pages: PagePlayer[] = [];
    let all: readonly Villager[] = [];
    /** Numbers of characters by name, as game clients know them: everybody is met by what they say. */
    const guids = new Map<string, bigint>();

    before(async () => {
      realm = await startRealm({}, shape);
      const asModerator = { role: 'moderator' };
      const [one, other] = await Promise.all([
        realm.player(5875, { name: 'Ottilie' }, asModerator),
        realm.player(12340, { name: 'Klothilde' }, asModerator),
      ]);
      [ottilie, klothilde] = [one.client, other.client];
      [wendelin, mechthild] = await Promise.all([comeIn('Wendelin'), comeIn('Mechthild')]);
      const games = [ottilie, klothilde].map((client) => gameVillager(client, guids));
      all = [...games, pageVillager(wendelin, 'Wendelin'), pageVillager(mechthild, 'Mechthild')];
      for (const one of all) await one.says(goHome);
    });
    after(async () => {
      for (const page of pages) await page[Symbol.asyncDispose]();
      await realm[Symbol.asyncDispose]();
    });

    async function comeIn(name: string): Promise<PagePlayer> {
      const page = await PagePlayer.visit(browser, realm.host.http, { isSmall: true });
      pages.push(page);
      await page.signIn(await realm.account({ role: 'moderator' }));
      await page.create(name);
      await page.enter(name);
      return page;
    }

    const isNear = (one: Villager, other: Villager): Promise<unknown> =>
      until(async () => (await one.yardsTo(other.name)) <= NEAR_YARDS, {
        what: `${one.name} to see ${other.name} near`,
        ...patient,
      });
    /** Takes somebody to the meeting place, once more where a busy machine has not yet, until the first of all sees them there. */
    const comesHome = (one: Villager): Promise<unknown> =>
      until(
        async () => {
          await one.says(goHome);
          const isThere = async (): Promise<boolean> => ((await all[0]?.yardsTo(one.name)) ?? 0) <= NEAR_YARDS;
          return await until(isThere, { what: `${one.name} at home`, within: 10_000 }).catch(() => false);
        },
        { what: `${one.name} to be seen at home`, ...patient },
      );
    const allSee = async (who: string, how: Passing, other?: string): Promise<void> => {
      for (const one of all) await one.seesPassing(who, how, other);
    };

    test('what one of them says, all hear', async () => {
      for (const one of all) {
        await one.says(`${one.name} says good evening`);
        for (const other of all) await other.hears(one.name, `${one.name} says good evening`);
      }
    });

    test('everybody whispers to everybody, and only they hear it', async () => {
      for (const other of all.slice(1)) await ottilie.finds(other);
      await klothilde.finds(ottilie);
      for (const one of all) {
        for (const other of all) {
          if (other === one) continue;
          await one.whispers(other.name, `from ${one.name} to ${other.name} alone`);
          await other.hearsWhispered(`from ${one.name} to ${other.name} alone`);
        }
      }
      // All have got what was theirs by now: nothing of others is on its way any more.
      for (const client of [ottilie, klothilde]) {
        const overheard = client.heard.filter(
          ({ text }) => text.endsWith(' alone') && !text.split(' ').some((word) => word === client.name),
        );
        assert.deepEqual(overheard, []);
      }
      for (const [page, name, other] of [
        [wendelin, 'Wendelin', 'Mechthild'],
        [mechthild, 'Mechthild', 'Wendelin'],
      ] as const) {
        // Of all that was whispered to the other, one's own is shown, and nothing else.
        await page.reads(`from ${name} to ${other} alone`);
        assert.equal(await page.page.getByLabel('What was said').getByText(`to ${other} alone`).count(), 1);
      }
    });

    test('whoever walks away is seen to go by all the others, and to come back', async () => {
      for (const one of all.slice(1)) await comesHome(one);
      for (const one of all) for (const other of all) if (other !== one) await isNear(one, other);
      for (const one of all) {
        const others = all.filter((other) => other !== one);
        await one.walksAwayUntil(async () => {
          for (const other of others) {
            await until(async () => (await other.yardsTo(one.name)) >= AWAY_YARDS, {
              what: `${other.name} to see ${one.name} go`,
              ...patient,
            });
          }
        });
        await one.says(goHome);
        for (const other of others) await isNear(other, one);
        for (const other of others) await isNear(one, other);
      }
    });

    test('the oldest client takes the lantern and hands it to a browser, and all see who has it', async () => {
      const guid = await ottilie.waitFor('the lantern', () => ottilie.sights.objects().at(-1)?.guid);
      ottilie.connection.send('CMSG_GAMEOBJ_USE', { guid });
      await allSee('Ottilie', 'takes');
      ottilie.connection.send('CMSG_SET_SELECTION', { target: guids.get('Wendelin') });
      ottilie.say('.carry give');
      await allSee('Ottilie', 'gives', 'Wendelin');
    });

    test('a browser hands it to the other by its button, which puts it down', async () => {
      await wendelin.choose('Mechthild');
      await wendelin.pressByKey('Hand over');
      await allSee('Wendelin', 'gives', 'Mechthild');
      await mechthild.pressByKey(`Put down the ${THING}`);
      await allSee('Mechthild', 'puts down');
    });

    test('a browser takes it by its button, and a game client steals it once the grip has loosened', async () => {
      await wendelin.pressByKey(`Take the ${THING}`);
      await allSee('Wendelin', 'takes');
      klothilde.connection.send('CMSG_SET_SELECTION', { target: guids.get('Wendelin') });
      const answer = /^(snatches the|Wendelin holds it too tightly)/;
      const isStolen = async (): Promise<boolean> => {
        const from = klothilde.heard.length;
        klothilde.say('.carry steal');
        const { text } = await klothilde.waitFor('what comes of stealing', () =>
          klothilde.heard.slice(from).find((line) => answer.test(line.text)),
        );
        return text.startsWith('snatches');
      };
      await until(isStolen, { what: 'the grip to loosen', ...patient });
      await allSee('Klothilde', 'steals', 'Wendelin');
    });

    test('the other browser snatches it by its button, and hands it to the oldest client, which drops it', async () => {
      await mechthild.choose('Klothilde');
      const snatch = mechthild.page.getByRole('button', { name: 'Snatch', exact: true });
      // Too tight a grip is answered in the talk; the button stands there as long as it has come to nothing.
      const isSnatched = async (): Promise<boolean> => {
        await snatch.press('Enter', { timeout: 2_000 }).catch(() => undefined);
        return await mechthild.page.getByLabel(new RegExp(`^You: .*carries the ${THING}`)).isVisible();
      };
      await until(isSnatched, { what: 'Mechthild to have it', ...patient });
      await allSee('Mechthild', 'steals', 'Klothilde');
      await mechthild.choose('Ottilie');
      await mechthild.pressByKey('Hand over');
      await allSee('Mechthild', 'gives', 'Ottilie');
      ottilie.say('.carry drop');
      await allSee('Ottilie', 'puts down');
    });

    test('nothing broke in the pages meanwhile', () => {
      assert.deepEqual([...wendelin.complaints, ...mechthild.complaints], []);
    });
  });
}

const gameWords: Readonly<Record<Passing, (other: string) => string>> = {
  takes: () => `picks up the ${THING}.`,
  'puts down': () => `puts down the ${THING}.`,
  gives: (other) => `gives the ${THING} to ${other}.`,
  steals: (other) => `snatches the ${THING} from ${other}.`,
};

/** Who has the lantern afterwards: the one who did it, the one it went to, or nobody. */
const holderAfter = { takes: 'who', steals: 'who', gives: 'other', 'puts down': 'nobody' } as const;

function gameVillager(client: GameClient, guids: Map<string, bigint>): Villager {
  const { name } = client;
  guids.set(name, client.guid);
  return {
    name,
    async says(text) {
      client.say(text);
    },
    async hears(speaker, text) {
      guids.set(speaker, (await client.hears(text, 'say', patient)).sender);
    },
    async whispers(to, text) {
      client.whisper(to, text);
    },
    hearsWhispered: (text) => client.hears(text, 'whisper', patient),
    async walksAwayUntil(isSeen) {
      await client.walk({ x: AWAY_YARDS + 6 });
      await isSeen();
    },
    async yardsTo(other) {
      const seen = client.sights.find(guids.get(other) ?? 0n);
      if (seen === undefined) return Number.POSITIVE_INFINITY;
      return Math.hypot(seen.place.x - client.place.x, seen.place.y - client.place.y);
    },
    async seesPassing(who, how, other = '') {
      const words = gameWords[how](other);
      await client.waitFor(`${name} to be told that ${who} ${words}`, () =>
        client.heard.some(({ text, sender }) => text === words && sender === guids.get(who)),
      );
      const holder = holderAfter[how];
      const answer = holder === 'nobody' ? `The ${THING} lies` : `${holder === 'who' ? who : other} has the ${THING}`;
      await client.command('.carry where', new RegExp(answer));
    },
  };
}

const pageWords: Readonly<Record<Passing, (other: string) => string>> = {
  takes: () => `picks up the ${THING}.`,
  'puts down': () => `puts down the ${THING}.`,
  gives: (other) => `hands over the ${THING} to ${other}.`,
  steals: (other) => `snatches the ${THING} from ${other}.`,
};

function pageVillager(player: PagePlayer, name: string): Villager {
  const others = player.page.getByLabel('Who is here');
  return {
    name,
    says: (text) => player.types(text),
    hears: (_, text) => player.reads(text),
    whispers: (to, text) => player.types(`/w ${to} ${text}`),
    hearsWhispered: (text) => player.reads(text),
    walksAwayUntil: (isSeen) => player.holdKey('ArrowUp', isSeen),
    yardsTo: (other) => player.yardsTo(other),
    async seesPassing(who, how, other = '') {
      await player.reads(`${who} ${pageWords[how](other)}`);
      const holder = holderAfter[how] === 'who' ? who : other;
      const carries = new RegExp(`carries the ${THING}`);
      if (holderAfter[how] === 'nobody') {
        await others.getByRole('button', { name: carries }).waitFor({ state: 'detached' });
        await player.page.getByRole('button', { name: `Take the ${THING}` }).waitFor();
      } else if (holder === name) await player.page.getByLabel(new RegExp(`^You: .*carries the ${THING}`)).waitFor();
      else await others.getByRole('button', { name: carries }).filter({ hasText: holder }).waitFor();
    },
  };
}
