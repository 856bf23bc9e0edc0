import type { SimulatedPlayer } from './simulated-player.ts';

/** One deed towards another. Whatever is not allowed at the moment is refused by the server and does no harm. */
export async function beInCompany(player: SimulatedPlayer, other: SimulatedPlayer): Promise<void> {
  const { client, random } = player;
  if (client === undefined) return;
  if (client.company.invitedBy !== undefined) {
    client.connection.send(random.chance(0.8) ? 'CMSG_GROUP_ACCEPT' : 'CMSG_GROUP_DECLINE', {});
    client.company.invitedBy = undefined;
    return;
  }
  const deed = random.fraction();
  if (deed < 0.55) client.connection.send('CMSG_GROUP_INVITE', { name: other.name, unknown1: 0 });
  else if (deed < 0.72) client.say('who is with me?', 'party');
  else if (deed < 0.8) client.connection.send('CMSG_GROUP_SET_LEADER', { guid: other.resident.character.guid });
  else if (deed < 0.84) client.connection.send('CMSG_GROUP_DISBAND', {});
  else if (deed < 0.88) client.connection.send('CMSG_GROUP_UNINVITE', { name: other.name });
  else if (deed < 0.95) player.drop();
  else await player.logOut();
}
