import { parseArgs } from 'node:util';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { signIn } from '@realmwright/client/sign-in';
import type { SeenThing } from '@realmwright/client/world-view';

/** The room of the game, which players of all clients join with "/join PearHunt". */
const ROOM = 'PearHunt';
/** The own thing, as world/carriables.yaml numbers it. */
const PEAR = 920_101;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    page: { type: 'string', default: 'http://localhost:8080' },
    name: { type: 'string', default: 'Keeper' },
    seconds: { type: 'string', default: '10' },
  },
});
const [username = '', password = ''] = positionals;
const enter = () => signIn(values.page, { username, password });
const realm = RealmConnection.open(await enter(), { renew: enter });

/** Who in sight has the pear. */
let holder: SeenThing | undefined;
const points = new Map<string, number>();
const tell = (text: string) => realm.act({ kind: 'speakInChannel', channel: ROOM, text });

realm.on('message', async (message) => {
  switch (message.kind) {
    case 'characters': {
      const [first] = message.characters;
      if (first !== undefined) return realm.enter(first.character);
      const appearance = { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 };
      return void realm.act({ kind: 'create', name: values.name, race: 1, class: 1, gender: 0, appearance });
    }
    case 'entered':
      await realm.act({ kind: 'joinChannel', channel: ROOM, password: '' });
      return console.log(`${ROOM} is open.`);
    case 'said':
      if (message.how === 'channel' && message.where === ROOM && message.text === 'score') await tell(score());
  }
});

realm.on('state', async ({ things }) => {
  const former = holder;
  holder = [...things.values()].find((thing) => thing.name !== '' && thing.number('carriedObject') === PEAR);
  if (holder?.name !== former?.name) await tell(holder ? `${holder.name} has the pear!` : 'Who takes the pear?');
});

const counting = setInterval(() => {
  if (holder !== undefined) points.set(holder.name, (points.get(holder.name) ?? 0) + 1);
}, Number(values.seconds) * 1_000);

realm.on('closed', () => clearInterval(counting));

function score(): string {
  const best = [...points].toSorted(([, one], [, other]) => other - one).slice(0, 5);
  return best.map(([name, count]) => `${name} ${count}`).join(', ') || 'Nobody has a point yet.';
}
