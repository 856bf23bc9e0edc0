import type { Type } from '@realmwright/kernel/schema/type';

/**
 * What becomes of a frame when the line is slow. `reliable`: it comes, in order, once, also over a resumption. `latest`:
 * a newer one takes its place. `droppable`: it may be left out.
 */
export const deliveries = ['reliable', 'latest', 'droppable'] as const;
export type Delivery = (typeof deliveries)[number];

/** Which frames go first when there is not room for all, most urgent first. */
export const priorities = ['control', 'combat', 'state', 'talk', 'company', 'cosmetic'] as const;
export type Priority = (typeof priorities)[number];

/** What is declared of a message besides its fields. */
export interface MessageDeclaration {
  readonly delivery: Delivery;
  readonly priority: Priority;
  /** One sentence for the reference page. */
  readonly about: string;
  readonly fields: Type<object>;
}

/** Declared messages by their kinds, in the order of their numbers on the wire. */
export type MessageDeclarations = Readonly<Record<string, MessageDeclaration>>;

/** The fields of each message, as members of a union. */
export type MembersOf<Declarations extends MessageDeclarations> = {
  readonly [Kind in keyof Declarations]: Declarations[Kind]['fields'];
};

/** The descriptions alone, for `union`. */
export function membersOf<const Declarations extends MessageDeclarations>(
  declarations: Declarations,
): MembersOf<Declarations>;
export function membersOf(declarations: MessageDeclarations): Readonly<Record<string, Type<object>>> {
  return Object.fromEntries(Object.entries(declarations).map(([kind, { fields }]) => [kind, fields]));
}
