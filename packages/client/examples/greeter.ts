import { parseArgs } from 'node:util';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { signIn } from '@realmwright/client/sign-in';

/** A bot in forty lines: it enters a realm and greets everybody who comes into view. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { page: { type: 'string', default: 'http://localhost:8080' }, name: { type: 'string', default: 'Greeter' } },
});
const [username = '', password = ''] = positionals;

const realm = RealmConnection.open(await signIn(values.page, { username, password }));
const greeted = new Set<number>();
let self = 0;

realm.on('message', async (message) => {
  switch (message.kind) {
    case 'characters': {
      const [first] = message.characters;
      if (first !== undefined) return realm.enter(first.character);
      const appearance = { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 };
      await realm.act({ kind: 'create', name: values.name, race: 1, class: 1, gender: 0, appearance });
      return;
    }
    case 'entered':
      self = message.self;
      console.log('I am in the world.');
      return;
    case 'said':
      if (message.how === 'whisper') console.log(`${message.speaker} whispers: ${message.text}`);
      return;
    case 'left':
      console.log(`I am out of the world: ${message.reason}`);
  }
});

realm.on('state', async (world) => {
  for (const { thing, form, name } of world.things.values()) {
    if (form !== 'player' || thing === self || name === '' || greeted.has(thing)) continue;
    greeted.add(thing);
    const outcome = await realm.act({ kind: 'speak', how: 'say', text: `Welcome, ${name}!` });
    if (outcome.kind === 'refused') console.log(`I could not greet ${name}: ${outcome.code}`);
  }
});

realm.on('closed', ({ code, reason, policy }) => console.log(`Closed with ${code} (${reason}); I should ${policy}.`));
