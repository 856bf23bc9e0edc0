import type { RealmContent } from '@realmwright/gamedata/realm-content';
import { announce } from '@realmwright/kernel/contract';
import { InvariantError } from '@realmwright/kernel/errors';
import type { RealmId } from '@realmwright/kernel/ids';
import type {
  CommandCaller,
  CommandContext,
  OperatorCommand,
  ServiceCommand,
} from '@realmwright/kernel/operator-command';
import { accept, refuse } from '@realmwright/kernel/outcome';
import type { Running } from '@realmwright/kernel/running';
import { ProtocolError } from '@realmwright/kernel/schema/protocol-error';
import { wordsOf } from '../command-words.ts';
import type { SettingsSource } from '../realm-settings.ts';
import { type FeaturePorts, type HandlerContext, Serving } from '../serving.ts';
import { CommandCourier, type CommandResult, refused, resultOf } from './command-courier.ts';
import { CommandRoles } from './command-roles.ts';
import { findClash, nameOf, resolveCommand } from './command-tree.rules.ts';
import { endCommands } from './end.commands.ts';
import { groupLines, helpCommands } from './help.commands.ts';
import { IdleEnd } from './idle-end.ts';
import { lookupCommands } from './lookup.commands.ts';
import { logOddSignIns } from './odd-sign-ins.ts';
import {
  commandLogged,
  commandRolesChanged,
  listAudit,
  listCommands,
  realmReported,
  reloadWanted,
  runCommand,
  saveAllWanted,
  shutdownRequested,
} from './operator.contract.ts';
import { deleteLogEntries, insertLogEntry, listLogEntries, updateOutcome } from './operator-log.store.ts';
import { reloadCommands } from './reload.commands.ts';
import { roleCommands } from './role.commands.ts';
import { type RealmReport, serverCommands } from './server.commands.ts';
import { ShutdownCountdown } from './shutdown-countdown.ts';

/** How the operator service is set up. */
export interface OperatorConfig {
  readonly serviceCommands: readonly ServiceCommand[];
  readonly worldCommands: readonly OperatorCommand[];
  readonly realms: readonly { readonly realm: RealmId; readonly name: string; readonly content: RealmContent }[];
  readonly settings: SettingsSource;
}

/** How long the log of what operators did is kept, milliseconds: a year. */
const logLife = 365 * 86_400_000;
/** Most lines of one answer. */
const mostLines = 200;

/**
 * Starts the router of operators' commands.
 * @throws InvariantError when two declarations have one path
 */
export async function startOperator(ports: FeaturePorts, config: OperatorConfig): Promise<Running> {
  const { database, bus, random, clock } = ports;
  const serving = new Serving(ports, 'operator');
  const contentByRealm = new Map<number, RealmContent>(config.realms.map(({ realm, content }) => [realm, content]));
  const reports = new Map<number, RealmReport>();
  serving.listen(realmReported, 'each-replica', async (report) => {
    // Only realms that are served here are kept, so the map cannot grow.
    if (!contentByRealm.has(report.realm)) return;
    const step = `mean ${report.stepMillisMean.toFixed(1)} ms, greatest ${report.stepMillisMax.toFixed(1)} ms`;
    reports.set(report.realm, { version: report.version, startedAt: report.startedAt, step });
  });
  const countdown = new ShutdownCountdown({ ...ports, realms: config.realms });
  const idle = new IdleEnd({ ...ports, realms: config.realms, countdown });
  serving.listen(shutdownRequested, 'each-replica', async (asked) => {
    countdown.hear(asked);
    if (asked.isCancelled) idle.stop();
  });
  logOddSignIns(serving, ports, config.realms);
  const { settings } = config;
  serving.listen(reloadWanted, 'each-replica', async () => void (await settings.reload()));
  const roles = new CommandRoles(database);
  await roles.read();
  serving.listen(commandRolesChanged, 'each-replica', () => roles.read());
  const serviceCommands: readonly ServiceCommand[] = [
    ...config.serviceCommands,
    ...serverCommands({ ...ports, realms: config.realms, reportOf: (realm) => reports.get(realm) }),
    ...endCommands({ countdown, idle }),
    ...reloadCommands({
      settings,
      tellReplicas: () => announce(bus, reloadWanted, {}),
      saveAll: () => announce(bus, saveAllWanted, {}),
    }),
    ...lookupCommands((realm) => contentByRealm.get(realm)),
    ...helpCommands(() => roles.over(declared)),
    ...roleCommands({ roles, all: () => declared, tell: () => announce(bus, commandRolesChanged, {}) }),
  ];
  const worldNames = new Set(config.worldCommands.map(nameOf));
  const standIns = new Map(
    serviceCommands.filter((one) => worldNames.has(nameOf(one))).map((one) => [nameOf(one), one]),
  );
  const courier = new CommandCourier(standIns);
  const declared: readonly (ServiceCommand | OperatorCommand)[] = [
    ...config.worldCommands,
    ...serviceCommands.filter((one) => !standIns.has(nameOf(one))),
  ];
  const declaredByName = new Map(declared.map((command) => [nameOf(command), command]));
  const clash = findClash([...config.worldCommands, ...serviceCommands]);
  if (clash !== undefined) throw new InvariantError('two commands have one path', { clash });
  const carriedOut = ports.metrics.counter('operator_commands_total', 'Commands of operators.', ['command', 'outcome']);

  serving.answer(runCommand, async ({ caller, text }, context) => {
    const line = commandLine(text, caller.inWorld === undefined);
    if (line === undefined) return refuse('operator.not-a-command');
    const resolution = resolveCommand(roles.over(declared), caller.roles, line);
    switch (resolution.kind) {
      case 'unknown':
        return lines(`There is no command ".${resolution.word}". ".help" lists those that you may use.`);
      case 'ambiguous':
        return lines(`".${resolution.word}" can mean:`, ...resolution.meanings.map((meaning) => `  .${meaning}`));
      case 'group':
        return lines(...groupLines(resolution.words, resolution.commands));
      case 'command': {
        const command = declaredByName.get(nameOf(resolution.command)) ?? resolution.command;
        return carryOut(caller, command, resolution.argumentText, context);
      }
    }
  });

  const carryOut = async (
    caller: CommandCaller,
    command: ServiceCommand | OperatorCommand,
    argumentText: string,
    context: HandlerContext,
  ) => {
    const isLogged = command.leastRole !== 'player';
    const logged = withoutSecrets(command, argumentText);
    const entry = isLogged
      ? await insertLogEntry(database, {
          realm: caller.realm,
          caller: caller.name,
          accountId: caller.accountId,
          characterId: caller.inWorld?.characterId,
          characterName: caller.inWorld?.characterName ?? '',
          command: nameOf(command),
          text: logged,
          outcome: 'accepted',
          correlation: context.correlation,
          at: new Date(clock.now()),
        })
      : undefined;
    const tellLogged = (): void => {
      if (entry !== undefined) announce(bus, commandLogged, { realm: caller.realm, entry });
    };
    tellLogged();
    const close = async (outcome: CommandResult['outcome']): Promise<void> => {
      carriedOut.add(1, nameOf(command), outcome);
      if (entry === undefined || outcome === 'accepted') return;
      await updateOutcome(database, entry, outcome);
      tellLogged();
    };
    try {
      const parts = { bus, random, correlation: context.correlation };
      const done = await perform(caller, command, argumentText, parts);
      await close(done.outcome);
      const grantedTo = done.forward === undefined ? undefined : roles.lowered(command);
      const shown = done.lines.slice(0, mostLines).map(shortened);
      return accept({ lines: shown, secret: done.secret, forward: done.forward, grantedTo, logged });
    } catch (error) {
      // A word of the command went into a request whose field is shorter: the limits stand there, once.
      if (error instanceof ProtocolError && error.situation === 'encode') {
        await close('refused');
        return lines(`That cannot be: its ${error.path} is too long or out of bounds.`);
      }
      context.log.error('command-failed', { command: nameOf(command), error });
      await close('failed');
      return lines('The command failed; the log of the realm says why.');
    }
  };

  const perform = async (
    caller: CommandCaller,
    command: ServiceCommand | OperatorCommand,
    argumentText: string,
    context: CommandContext,
  ): Promise<CommandResult> => {
    // The world's commands bring what carries them out as well, but that runs in the world.
    if (command.runsAt === 'world' || !('perform' in command)) {
      return courier.carry(caller, command, argumentText, context);
    }
    if (caller.inWorld === undefined && command.console === 'refused') {
      return refused('This command needs a character in the world.');
    }
    return resultOf(await command.perform(caller, argumentText, context), command);
  };

  serving.answer(listCommands, async ({ roles: held }) => {
    const { kind, ...group } = resolveCommand(roles.over(declared), held, '');
    const admitted = kind === 'group' && 'commands' in group ? group.commands : [];
    return accept({ commands: admitted.map((command) => ({ ...command, name: nameOf(command) })) });
  });

  serving.answer(listAudit, async ({ before, limit, caller }) =>
    accept({ entries: await listLogEntries(database.reads, before, caller, Math.min(limit, 500)) }),
  );

  serving.every(3_600_000, 'forget-old-commands', async () => {
    await deleteLogEntries(database, new Date(clock.now() - logLife));
  });

  return {
    async drain() {
      countdown.stop();
      idle.stop();
      await serving.drain();
    },
    async stop() {
      countdown.stop();
      await serving.stop();
    },
    health: () => serving.health(),
  };
}

/** The command in a line: behind a dot or an exclamation mark in chat, as it stands at the console. */
function commandLine(text: string, isConsole: boolean): string | undefined {
  const match = /^\s*([.!]?)([\p{L}].*)$/su.exec(text);
  if (match === null || (match[1] === '' && !isConsole)) return undefined;
  return match[2];
}

function lines(...all: readonly string[]) {
  return accept({
    lines: all.slice(0, mostLines).map(shortened),
    secret: undefined,
    forward: undefined,
    grantedTo: undefined,
    logged: undefined,
  });
}

/** Cut so that it fits the answer, whatever somebody has called something. */
function shortened(line: string): string {
  return line.length <= 250 ? line : `${line.slice(0, 249).toWellFormed()}…`;
}

function withoutSecrets(command: ServiceCommand | OperatorCommand, argumentText: string): string {
  const from = 'secretFrom' in command ? command.secretFrom : undefined;
  if (from === undefined) return `${nameOf(command)} ${argumentText}`.trim().slice(0, 250).toWellFormed();
  const words = wordsOf(argumentText).map((word, i) => (i < from ? word : '*'));
  return [nameOf(command), ...words].join(' ').slice(0, 250).toWellFormed();
}
