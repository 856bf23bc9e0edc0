import { select, setSheath, setStandState, showGear } from './appearance/appearance.system.ts';
import { mark } from './appearance/mark.ts';
import { pickUp, tellHindrance } from './carrying/carrying.system.ts';
import { emote, say, textEmote } from './chat/chat.system.ts';
import { attack } from './combat/attack.system.ts';
import { stopAttack } from './combat/disengage.ts';
import { changeRoles } from './commands/change-roles.ts';
import { answerQuestion } from './commands/questions.ts';
import { runAskedCommand, runPlayerCommand } from './commands/run-command.ts';
import { applyKeptSpawn, noteSpawnNotKept } from './creatures/population.ts';
import { reclaimCorpse, releaseSpirit, tellCorpse } from './death/death.system.ts';
import { attempt } from './deeds/attempts.system.ts';
import { acceptDuel, cancelDuel } from './duel/duel.system.ts';
import { castSpell } from './duel/duel-spell.ts';
import type { Intent } from './intents/intent-batch.ts';
import { move, noteMovement } from './movement/movement.system.ts';
import { acknowledgeSpeed, awaitsSpeed } from './movement/speeds.ts';
import { stopMoving } from './movement/stop-moving.ts';
import { acknowledgeTeleport } from './movement/teleport.ts';
import { answerMemberStats, noteGathered, noteWanted } from './parties/member-stats.system.ts';
import { noteAlone, noteGroupsUnknown, noteParty } from './parties/parties.system.ts';
import { type Concerned, quarantine } from './quarantine.ts';
import { dismiss, join, removePlayer } from './session/join.ts';
import type { Player } from './session/player.ts';
import { levelPlayed, saveNow, totalPlayed } from './session/progress.ts';
import { notePurse } from './session/purse.ts';
import {
  cancelLogout,
  depart,
  leave,
  noteNotSaved,
  noteSaved,
  recall,
  requestLogout,
} from './session/session.system.ts';
import { send } from './space/space.commands.ts';
import { reportZone } from './space/zones.system.ts';
import type { TickFrame, WorldInput } from './tick-frame.ts';
import {
  acceptTrade,
  askTrade,
  cancelTrade,
  declineTrade,
  noteHandedCoins,
  offerCoins,
  openTrade,
  withdrawAcceptance,
} from './trade/trade.system.ts';
import type { World } from './world.ts';

/** Lets everything in that came since the last step, in the order in which it came. */
export function acceptInputs(world: World, { inputs }: TickFrame): void {
  for (const input of inputs) {
    try {
      accept(world, input);
    } catch (error) {
      const concerned = concernedBy(world, input);
      if (concerned === undefined) throw error;
      quarantine(world, concerned, error);
    }
  }
}

/** Whom an input is about; undefined for those about everybody, or about a whole edge. */
function concernedBy(world: World, input: WorldInput): Concerned | undefined {
  switch (input.kind) {
    case 'intent': {
      const { edge, session, intent } = input;
      if (intent.kind !== 'join') return { slot: world.players.findSession(edge, session)?.slot };
      return { slot: world.entities.findPlayer(intent.sheet.characterId), joining: { edge, session } };
    }
    case 'progressSaved':
    case 'progressNotSaved':
    case 'characterRecalled':
    case 'purseChanged':
    case 'playerBrought':
    case 'characterAlone':
      return { slot: world.entities.findPlayer(input.character) };
    case 'commandAsked':
      return { slot: input.character === undefined ? undefined : world.entities.findPlayer(input.character) };
    case 'spawnKept':
      return { slot: world.entities.findCreature(input.spawn.counter) };
    case 'questionAnswered':
    case 'spawnNotKept':
    case 'coinsHanded':
    // What is known of groups is asked for again.
    case 'partyChanged':
    case 'partiesUnknown':
    case 'memberStatsGathered':
    case 'memberStatsWanted':
      return { slot: undefined };
    case 'edgeLost':
    case 'saveAllAsked':
    case 'closing':
      return undefined;
  }
}

function accept(world: World, input: WorldInput): void {
  switch (input.kind) {
    case 'intent':
      return acceptIntent(world, input);
    case 'edgeLost':
      for (const player of world.players.ofEdge(input.edge)) leave(world, player, 'vanished');
      return;
    case 'progressSaved':
      return noteSaved(world, input.character, input.epoch, input.sequence);
    case 'progressNotSaved':
      return noteNotSaved(world, input.character, input.epoch, input.why);
    case 'characterRecalled':
      return recall(world, input.character, input.epoch);
    case 'purseChanged':
      return notePurse(world, input.character, input.balance);
    case 'coinsHanded':
      return noteHandedCoins(world, input.trade, input.outcome);
    case 'playerBrought': {
      const player = world.players.find(input.character);
      if (player !== undefined && player.presence !== 'departing') send(world, player, input.place, '');
      return;
    }
    case 'questionAnswered':
      return answerQuestion(world, input.question, input.text);
    case 'commandAsked':
      return runAskedCommand(world, input);
    case 'spawnKept':
      return applyKeptSpawn(world, input.spawn, input.question);
    case 'spawnNotKept':
      return noteSpawnNotKept(world, input.question);
    case 'partyChanged':
      return noteParty(world, input.party);
    case 'characterAlone':
      return noteAlone(world, input.character, input.revision);
    case 'partiesUnknown':
      return noteGroupsUnknown(world);
    case 'memberStatsGathered':
      return noteGathered(world, input.members);
    case 'memberStatsWanted':
      return noteWanted(world, input.groups);
    case 'saveAllAsked':
      for (const player of world.players) if (player.presence !== 'departing') saveNow(world, player, false);
      return;
    case 'closing':
      for (const player of [...world.players]) {
        dismiss(world, player, 'closing');
        if (player.departure === 'fenced') removePlayer(world, player);
        else if (player.presence !== 'departing') depart(world, player, 'closing');
      }
      return;
  }
}

type IntentInput = Extract<WorldInput, { kind: 'intent' }>;

/**
 * An intent of a session that steers nobody here is dropped, but for `join`: it came too late or from nowhere. So is a
 * repeated one.
 */
function acceptIntent(world: World, { edge, session, sequence, intent }: IntentInput): void {
  const player = world.players.findSession(edge, session);
  if (intent.kind === 'join') {
    const { sheet, characterEpoch, arrival, cameFrom, drawsLand, talkAfter } = intent;
    if (player !== undefined && player.sheet.characterId !== sheet.characterId) leave(world, player, 'loggedOut');
    const terms = { sheet, epoch: characterEpoch, arrival, cameFrom, drawsLand, talkAfter };
    join(world, { edge, session, sequence, ...terms });
    return;
  }
  if (player === undefined || sequence <= player.lastSequence) return;
  player.lastSequence = sequence;
  if (intent.kind === 'leave') leave(world, player, intent.reason);
  else if (player.presence !== 'departing') act(world, player, intent);
}

function act(world: World, player: Player, intent: Exclude<Intent, { kind: 'join' | 'leave' }>): void {
  switch (intent.kind) {
    case 'move':
      return move(world, player, intent.moveKind, intent.movement);
    case 'acknowledgeSpeed':
      if (awaitsSpeed(player, intent.counter)) noteMovement(world, player, intent.movement);
      return acknowledgeSpeed(world, player, intent.counter);
    case 'acknowledgeTeleport':
      return acknowledgeTeleport(world, player, intent.counter);
    case 'attempt':
      return attempt(world, player, intent.action, intent.deed);
    case 'fallSilent':
      return stopMoving(world, player);
    case 'requestLogout':
      return requestLogout(world, player);
    case 'cancelLogout':
      return cancelLogout(world, player);
    case 'requestPlayedTime':
      return world.outbox.personal(player, {
        kind: 'playedTimeTold',
        totalSeconds: totalPlayed(player, world.time.now),
        levelSeconds: levelPlayed(player, world.time.now),
      });
    case 'reportZone':
      return reportZone(world, player, intent.zone);
    case 'say':
      say(world, player, intent);
      return;
    case 'textEmote':
      return textEmote(world, player, intent.emote, intent.target);
    case 'emote':
      return emote(world, player, intent.animation);
    case 'select':
      select(world, player, intent.target);
      return;
    case 'setStandState':
      setStandState(world, player, intent.state);
      return;
    case 'setSheath':
      return setSheath(world, player, intent.sheath);
    case 'mark':
      return mark(world, player, intent.status);
    case 'showGear':
      return showGear(world, player, intent.part, intent.shown);
    case 'requestMemberStats':
      return answerMemberStats(world, player, intent.member);
    case 'runCommand':
      return runPlayerCommand(world, player, intent.text);
    case 'runGrantedCommand':
      return runPlayerCommand(world, player, intent.text, intent.leastRole);
    case 'changeRoles':
      return changeRoles(world, player, intent.roles);
    case 'useObject':
      tellHindrance(world, player, pickUp(world, player, intent.target));
      return;
    case 'askTrade':
      return askTrade(world, player, intent.target);
    case 'openTrade':
      return openTrade(world, player);
    case 'declineTrade':
      return declineTrade(world, player, intent.why);
    case 'offerCoins':
      return offerCoins(world, player, intent.copper);
    case 'acceptTrade':
      return acceptTrade(world, player);
    case 'withdrawAcceptance':
      return withdrawAcceptance(world, player);
    case 'cancelTrade':
      return cancelTrade(world, player);
    case 'attack':
      attack(world, player, intent.target);
      return;
    case 'stopAttack':
      return stopAttack(world, player.slot);
    case 'releaseSpirit':
      releaseSpirit(world, player);
      return;
    case 'reclaimCorpse':
      reclaimCorpse(world, player, intent.corpse);
      return;
    case 'seekCorpse':
      return tellCorpse(world, player);
    case 'castSpell':
      castSpell(world, player, intent);
      return;
    case 'acceptDuel':
      acceptDuel(world, player);
      return;
    case 'cancelDuel':
      cancelDuel(world, player);
      return;
    case 'answerTimeSync':
    case 'skipTime':
    case 'setActiveMover':
      // Noted by nobody yet: movements are placed in time by their own clock, and a player steers itself only.
      return;
  }
}
