import type { RealmContent } from '@realmwright/gamedata/realm-content';
import type { ServiceCommand } from '@realmwright/kernel/operator-command';

/** A thing that can be looked up: what it is called and the line that describes it. */
interface Entry {
  readonly name: string;
  readonly line: string;
}

/** Commands that search the content of a realm by name. */
export function lookupCommands(contentOf: (realm: number) => RealmContent | undefined): readonly ServiceCommand[] {
  return [
    lookup('creature', 'creature templates', (content) =>
      content.creatureTemplates.map(({ entry, name, title, minLevel, maxLevel }) => ({
        name: `${name} ${title}`,
        line: `${entry} ${name}${title === '' ? '' : ` <${title}>`}, level ${minLevel} to ${maxLevel}`,
      })),
    ),
    lookup('area', 'zones', (content) =>
      content.zones.map(({ id, name, map }) => ({ name, line: `${id} ${name}, map ${map}` })),
    ),
    lookup('map', 'maps', (content) => content.maps.map(({ id, name }) => ({ name, line: `${id} ${name}` }))),
  ];

  function lookup(word: string, what: string, entriesOf: (content: RealmContent) => readonly Entry[]): ServiceCommand {
    return {
      path: ['lookup', word],
      syntax: '$part',
      help: `Lists ${what} whose name contains something, at most ${mostFound}.`,
      leastRole: 'moderator',
      runsAt: 'services',
      console: 'allowed',
      async perform({ realm }, part) {
        const content = contentOf(realm);
        if (part === '' || content === undefined) return { usage: true };
        const wanted = part.toLowerCase();
        const found = entriesOf(content).filter(({ name }) => name.toLowerCase().includes(wanted));
        if (found.length === 0) return { lines: [`Nothing found for "${part}".`] };
        const more = found.length > mostFound ? [`... and ${found.length - mostFound} more`] : [];
        return { lines: [...found.slice(0, mostFound).map(({ line }) => line), ...more] };
      },
    };
  }
}

/** Most lines of one search. */
const mostFound = 30;
