import {
  bool,
  constant,
  counted,
  cstring,
  enumeration,
  f32,
  flags,
  hasFlag,
  sized,
  struct,
  u8,
  u16,
  u32,
  when,
} from '../schema/wire.ts';
import { clientVersionType } from './challenge.packet.ts';
import { everyLoginVersion, loginMessage } from './login-message.ts';

const realmTypes = {
  PLAYER_VS_ENVIRONMENT: 0,
  PLAYER_VS_PLAYER: 1,
  ROLEPLAYING: 6,
  ROLEPLAYING_PLAYER_VS_PLAYER: 8,
} as const;

/** How a realm is shown. `SPECIFY_BUILD` makes its version follow; not every client reads that. */
export const realmFlag = flags(u8, {
  NONE: 0x00,
  INVALID: 0x01,
  OFFLINE: 0x02,
  SPECIFY_BUILD: 0x04,
  FORCE_BLUE_RECOMMENDED: 0x20,
  FORCE_GREEN_RECOMMENDED: 0x40,
  FORCE_RED_FULL: 0x80,
});

const rest = {
  name: cstring({ maxBytes: 64 }),
  /** `host:port`; clients do not add a port. */
  address: cstring({ maxBytes: 128 }),
  /** 200, 400 and 600 are special to clients: recommended, full, new. */
  population: f32,
  numberOfCharactersOnRealm: u8,
  category: enumeration(u8, { DEFAULT: 0, ONE: 1, TWO: 2, THREE: 3, FIVE: 5 }),
  realmId: u8,
};

/** A realm as build 5875 reads it. */
export const realm_2 = struct({ realmType: enumeration(u32, realmTypes), flag: realmFlag, ...rest });
/** A realm from version 5 on. */
export const realm_5 = struct({ realmType: enumeration(u8, realmTypes), locked: bool, flag: realmFlag, ...rest });
/** A realm as builds 8606 and 12340 read it. */
export const realm_8 = struct({
  realmType: enumeration(u8, realmTypes),
  locked: bool,
  flag: realmFlag,
  ...rest,
  ...when(hasFlag('flag', 0x04), { version: clientVersionType }),
});

/** Asks for the realms; clients repeat it every few seconds while the list is open. */
export const realmListClient = loginMessage(
  'CMD_REALM_LIST_Client',
  { command: 0x10, direction: 'client', versions: everyLoginVersion },
  { padding: constant(u32, 0) },
);

export const realmListServer_2 = loginMessage(
  'CMD_REALM_LIST_Server',
  { command: 0x10, direction: 'server', versions: [2, 3] },
  sized(u16, {
    headerPadding: constant(u32, 0),
    realms: counted(realm_2, { count: u8, max: 255 }),
    footerPadding: constant(u16, 0),
  }),
);

export const realmListServer_5 = loginMessage(
  'CMD_REALM_LIST_Server',
  { command: 0x10, direction: 'server', versions: [5] },
  sized(u16, {
    headerPadding: constant(u32, 0),
    realms: counted(realm_5, { count: u8, max: 255 }),
    footerPadding: constant(u16, 0),
  }),
);

export const realmListServer_6 = loginMessage(
  'CMD_REALM_LIST_Server',
  { command: 0x10, direction: 'server', versions: [6, 7] },
  sized(u16, {
    headerPadding: constant(u32, 0),
    realms: counted(realm_5, { count: u16, max: 255 }),
    footerPadding: constant(u16, 0),
  }),
);

export const realmListServer_8 = loginMessage(
  'CMD_REALM_LIST_Server',
  { command: 0x10, direction: 'server', versions: [8] },
  sized(u16, {
    headerPadding: constant(u32, 0),
    realms: counted(realm_8, { count: u16, max: 255 }),
    footerPadding: constant(u16, 0),
  }),
);
