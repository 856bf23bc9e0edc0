import { accountRolesType, accountRoleType } from '@realmwright/kernel/account-role';
import { characterNameType } from '@realmwright/kernel/character-sheet';
import { event, request } from '@realmwright/kernel/contract';
import {
  accountIdType,
  characterIdType,
  edgeIdType,
  instanceIdType,
  realmIdType,
  sessionIdType,
} from '@realmwright/kernel/schema/domain';
import { bool, f64, list, literals, optional, struct, u16, u32, u64, utf8 } from '@realmwright/kernel/schema/types';

/** Commands of operators, from chat and console: who may, what it answers, and the log of what was done. */

/** Longest command line, bytes; a chat line has at most 255. */
export const commandTextType = utf8({ maxBytes: 1_024 });
/** One line of an answer; the gateway shows it as a system message. */
export const answerLineType = utf8({ maxBytes: 1_024 });
const answerLines = list(answerLineType, { max: 200 });

/** Who typed it; the wire form of the kernel's `CommandCaller`. */
export const commandCallerType = struct({
  name: utf8({ maxBytes: 64 }),
  roles: accountRolesType,
  accountId: optional(accountIdType),
  realm: realmIdType,
  inWorld: optional(
    struct({
      characterId: characterIdType,
      characterName: characterNameType,
      instance: instanceIdType,
      edge: edgeIdType,
      session: sessionIdType,
      selected: optional(characterIdType),
    }),
  ),
});

/**
 * Runs one command line, with or without its leading dot. Commands of services are carried out and answered here. For
 * one of the world the answer holds `forward`: its full spelling, which the gateway hands to the caller's instance as a
 * command intent, without a dot, in the order in which it was typed. What players may not do is logged before it is done.
 * A line that only looks like a command, such as `...`, gets `operator.not-a-command`: it is ordinary talk.
 */
export const runCommand = request('operator.run-command', {
  input: struct({ caller: commandCallerType, text: commandTextType }),
  output: struct({
    lines: answerLines,
    /** A last line that gives access to something: it is shown to the caller, and kept and logged nowhere. */
    secret: optional(answerLineType),
    forward: optional(commandTextType),
    /** Set when operators gave the forwarded command to a role below its declaration: the least that may use it. */
    grantedTo: optional(accountRoleType),
    /** The command in full spelling as the log keeps it, without passwords; absent when the line meant no command. */
    logged: optional(commandTextType),
  }),
  refusals: ['operator.not-a-command'],
  timeout: 30_000,
});

/**
 * What the world carries out for a caller who is not in it. Scoped by InstanceId and answered by that instance's host.
 * The command's target is the character named; `text` is the full spelling without that name.
 */
export const performInWorld = request('operator.perform-in-world', {
  input: struct({ caller: commandCallerType, target: characterIdType, text: commandTextType }),
  output: struct({ lines: answerLines }),
  refusals: ['operator.target-not-here'],
  timeout: 5_000,
});

/** The commands that these roles may use, for help pages and completion at the console. */
export const listCommands = request('operator.list-commands', {
  input: struct({ roles: accountRolesType }),
  output: struct({
    commands: list(
      struct({
        name: utf8({ maxBytes: 96 }),
        syntax: utf8({ maxBytes: 255 }),
        help: utf8({ maxBytes: 1_024 }),
        leastRole: accountRoleType,
        runsAt: literals('services', 'world'),
      }),
      { max: 1_000 },
    ),
  }),
  timeout: 2_000,
});

/** One line of the audit log. `at` is milliseconds since the Unix epoch. */
export const auditEntryType = struct({
  entry: u64,
  at: f64,
  realm: realmIdType,
  caller: utf8({ maxBytes: 64 }),
  characterName: characterNameType,
  command: utf8({ maxBytes: 96 }),
  /** What was typed; passwords are replaced by asterisks. */
  text: commandTextType,
  outcome: literals('accepted', 'forwarded', 'refused', 'failed'),
});

/** The newest entries first, older than `before` (0: from the newest). */
export const listAudit = request('operator.list-audit', {
  input: struct({ before: u64, limit: u16, caller: utf8({ maxBytes: 64 }) }),
  output: struct({ entries: list(auditEntryType, { max: 500 }) }),
  timeout: 3_000,
});

/** The log has an entry more, or an entry has its outcome: whoever shows the log reads it anew. Unscoped. */
export const commandLogged = event('operator.command-logged', struct({ realm: realmIdType, entry: u64 }));

/** Operators changed which role a command asks for; every replica reads it anew. Unscoped. */
export const commandRolesChanged = event('operator.command-roles-changed', struct({}));

/** Read the configuration anew: every replica of the services but the one that was asked. Unscoped. */
export const reloadWanted = event('operator.reload-wanted', struct({}));

/** Save everybody now: every instance of the realms obeys. Unscoped. */
export const saveAllWanted = event('operator.save-all-wanted', struct({}));

/**
 * Shut the realm down after a delay, or open it anew then (`isRestart`), or call that off. Whoever supervises the
 * processes obeys. Unscoped.
 */
export const shutdownRequested = event(
  'operator.shutdown-requested',
  struct({ isCancelled: bool, isRestart: bool, delaySeconds: u32, by: utf8({ maxBytes: 64 }) }),
);

/** What the supervisor knows and `.server info` shows; it tells the operator service every 10 s. Unscoped. */
export const realmReported = event(
  'operator.realm-reported',
  struct({
    realm: realmIdType,
    version: utf8({ maxBytes: 64 }),
    startedAt: f64,
    /** Mean and greatest duration of a simulation step in the last minute, milliseconds; 0 when unknown. */
    stepMillisMean: f64,
    stepMillisMax: f64,
  }),
);
