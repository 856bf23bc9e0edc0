import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comes, EdgeEnd, entersAs, says, welcome } from '@realmwright/client/edge-end.fixture';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { act, createElement, type ReactElement, type ReactNode, StrictMode } from 'react';
import { create, type ReactTestRenderer } from 'react-test-renderer';
import { realmStoreOf, useRealm } from './react-realm.ts';

// React asks for it where `act` is used.
Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

/** Renders what the act makes of it. */
async function rendered(element: ReactElement): Promise<ReactTestRenderer> {
  const renderers: ReactTestRenderer[] = [];
  await act(async () => void renderers.push(create(element)));
  const [renderer] = renderers;
  assert.ok(renderer);
  return renderer;
}

/** The words on the page. */
function textOf(renderer: ReactTestRenderer): string {
  return renderer.root
    .findAllByType('p')
    .flatMap(({ children }) => children)
    .join('');
}

let renderings = 0;

function Meadow({ store }: { readonly store: ReturnType<typeof realmStoreOf> }): ReactNode {
  renderings += 1;
  const { standing, entered, people, said } = useRealm(store);
  const names = people.map(({ name }) => name).join(' and ');
  const talk = said.map(({ speaker, text }) => `${speaker}: ${text}.`).join(' ');
  return createElement('p', null, `${standing}, ${entered === undefined ? 'nowhere' : names}. ${talk}`);
}

test('a component shows who is here and what is said, also what it was mounted too late for', async () => {
  const edge = new EdgeEnd();
  const store = realmStoreOf(RealmConnection.over(edge));
  edge.tell(welcome);
  const page = await rendered(createElement(StrictMode, null, createElement(Meadow, { store })));
  assert.equal(textOf(page), 'live, nowhere. ');

  await act(async () => {
    edge.tell(entersAs(1));
    edge.show(50, comes(1, 'Ann'), comes(2, 'Bob'));
    edge.tell(says('Bob', 'good morning'));
  });
  assert.equal(textOf(page), 'live, Ann and Bob. Bob: good morning.');

  await act(async () => edge.show(100, { kind: 'leave', thing: 2 }));
  assert.equal(textOf(page), 'live, Ann. Bob: good morning.');

  await act(async () => page.unmount());
  const seen = renderings;
  await act(async () => edge.show(150, comes(3, 'Cid')));
  assert.equal(renderings, seen);
  assert.deepEqual(
    store.getShown().people.map(({ name }) => name),
    ['Ann', 'Cid'],
  );
});
