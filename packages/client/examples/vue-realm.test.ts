import assert from 'node:assert/strict';
import { test } from 'node:test';
import { comes, EdgeEnd, entersAs, says, welcome } from '@realmwright/client/edge-end.fixture';
import { RealmConnection } from '@realmwright/client/realm-connection';
import { createRenderer, defineComponent, h, nextTick } from 'vue';
import { useRealm } from './vue-realm.ts';

/** A place for words on a page that has nothing else. */
interface Leaf {
  text: string;
  parent: Leaf | undefined;
  readonly children: Leaf[];
}

function leaf(text = ''): Leaf {
  return { text, parent: undefined, children: [] };
}

function textOf({ text, children }: Leaf): string {
  return text + children.map(textOf).join('');
}

function take(child: Leaf): void {
  const { parent } = child;
  if (parent !== undefined) parent.children.splice(parent.children.indexOf(child), 1);
  child.parent = undefined;
}

/** Vue's own renderer, on leaves instead of elements: this runs without a browser. */
const { createApp } = createRenderer<Leaf, Leaf>({
  createElement: () => leaf(),
  createText: leaf,
  createComment: () => leaf(),
  setText: (node, text) => {
    node.text = text;
  },
  setElementText: (node, text) => {
    node.children.length = 0;
    node.text = text;
  },
  insert: (child, parent, before) => {
    take(child);
    const at = before == null ? -1 : parent.children.indexOf(before);
    parent.children.splice(at === -1 ? parent.children.length : at, 0, child);
    child.parent = parent;
  },
  remove: take,
  parentNode: ({ parent }) => parent ?? null,
  nextSibling: (node) => node.parent?.children[node.parent.children.indexOf(node) + 1] ?? null,
  patchProp: () => undefined,
});

test('a component shows who is here and what is said, and hears no more when it is gone', async () => {
  const edge = new EdgeEnd();
  const realm = RealmConnection.over(edge);
  let renderings = 0;
  const Meadow = defineComponent(() => {
    const { standing, entered, people, self, said } = useRealm(realm);
    return () => {
      renderings += 1;
      const names = people.value.map(({ name }) => h('li', name));
      const talk = said.value.map(({ speaker, text }) => h('p', `${speaker}: ${text}.`));
      const place = entered.value === undefined ? 'nowhere' : `as ${self.value?.name}`;
      return h('main', [h('h1', `${standing.value} ${place} `), h('ul', names), ...talk]);
    };
  });
  const page = leaf();
  const app = createApp(Meadow);
  app.mount(page);
  assert.equal(textOf(page), 'connecting nowhere ');

  edge.tell(welcome);
  edge.tell(entersAs(1));
  edge.show(50, comes(1, 'Ann'), comes(2, 'Bob'));
  edge.tell(says('Bob', 'good morning'));
  await nextTick();
  assert.equal(textOf(page), 'live as Ann AnnBobBob: good morning.');

  edge.show(100, { kind: 'leave', thing: 2 });
  await nextTick();
  assert.equal(textOf(page), 'live as Ann AnnBob: good morning.');

  app.unmount();
  const seen = renderings;
  edge.show(150, comes(3, 'Cid'));
  edge.tell(says('Cid', 'hello'));
  await nextTick();
  assert.equal(renderings, seen);
});
