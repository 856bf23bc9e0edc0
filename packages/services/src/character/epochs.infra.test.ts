import assert from 'node:assert/strict';
import { test } from 'node:test';
import { call } from '@realmwright/kernel/contract';
import { accountId, edgeId, mapId, sessionId } from '@realmwright/kernel/ids';
import { newOperationId } from '@realmwright/kernel/operation-id';
import { systemRandom } from '@realmwright/platform/random/system-random';
import { startTestServices, type TestServices } from '@realmwright/testkit/test-services';
import fc from 'fast-check';
import {
  createCharacter,
  enterCharacter,
  releaseCharacter,
  resumeCharacter,
  saveProgress,
} from './character.contract.ts';

const place = { map: mapId(0), x: 0, y: 0, z: 0, orientation: 0 };
const looks = {
  race: 1,
  class: 1,
  gender: 0,
  appearance: { skin: 0, face: 0, hairStyle: 0, hairColor: 0, facialHair: 0 },
};

/** Worlds and gateways that do not know of each other; each remembers the last epoch that it was given. */
interface Party {
  epoch: number;
  sequence: number;
}

const step = fc.record({
  party: fc.nat(2),
  deed: fc.constantFrom('enter', 'force', 'resume', 'save', 'save', 'saveLate', 'release'),
});

test('whatever parties do to each other, only the newest epoch writes, and nothing that it saved is lost', async () => {
  await using services = await startTestServices();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (steps) => {
      const character = await make(services, ++run);
      const { characterId } = character;
      let written = { epoch: 0, xp: 0 };
      let xp = 0;
      const parties: Party[] = [0, 1, 2].map(() => ({ epoch: 0, sequence: 0 }));
      for (const { party: index, deed } of steps) {
        const party = parties[index];
        assert.ok(party);
        const isNewest = () => party.epoch === newest && party.epoch !== 0;
        const newest = Math.max(written.epoch, ...parties.map(({ epoch }) => epoch));
        switch (deed) {
          case 'enter':
          case 'force': {
            const entered = await enter(services, character, index, deed === 'force');
            if ('refused' in entered) break;
            assert.ok(entered.value.epoch > newest);
            assert.equal(entered.value.reading.xp, written.xp, 'the sheet is what was saved last');
            Object.assign(party, { epoch: entered.value.epoch, sequence: 0 });
            break;
          }
          case 'resume': {
            const resumed = await call(services.bus, resumeCharacter, { characterId, epoch: party.epoch });
            if ('refused' in resumed) break;
            assert.ok(isNewest());
            assert.equal(resumed.value.reading.xp, written.xp);
            Object.assign(party, { epoch: resumed.value.epoch, sequence: 0 });
            break;
          }
          case 'save':
          case 'saveLate': {
            const sequence = deed === 'save' ? ++party.sequence : party.sequence;
            const progress = progressOf(++xp);
            const saved = await call(services.bus, saveProgress, {
              characterId,
              epoch: party.epoch,
              sequence,
              progress,
            });
            assert.equal('value' in saved, isNewest(), `${deed} under ${party.epoch}, newest ${newest}`);
            if ('value' in saved && deed === 'save') written = { epoch: party.epoch, xp };
            break;
          }
          case 'release':
            await call(services.bus, releaseCharacter, { characterId, epoch: party.epoch });
        }
        written = { ...written, epoch: Math.max(newest, party.epoch) };
      }
    }),
    { numRuns: 30 },
  );
});

function progressOf(xp: number) {
  const bind = { place, zone: 0 };
  const played = { totalPlayedSeconds: 0, levelPlayedSeconds: 0 };
  return { level: 1, xp, place, zone: 0, health: 1, powers: [], ...played, bind, isResting: false, death: undefined };
}

async function enter({ bus, realm }: TestServices, character: Character, n: number, isForced: boolean) {
  const where = { edge: edgeId(`edge-${n}`), session: sessionId(n + 1) };
  return call(bus, enterCharacter, { ...character, realm, build: 12340, ...where, isForced });
}

type Character = Awaited<ReturnType<typeof make>>;

/** A character of an account of its own. */
async function make({ bus, realm }: TestServices, run: number) {
  const owner = accountId(run);
  const name = `Ann${[...String(run)].map((digit) => 'bcdefghijk'[Number(digit)]).join('o')}`;
  const order = { operation: newOperationId(systemRandom), accountId: owner, realm, build: 12340, name, ...looks };
  const made = await call(bus, createCharacter, order);
  assert.ok('value' in made);
  return { accountId: owner, characterId: made.value.characterId };
}
