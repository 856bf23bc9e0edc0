import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where this account keeps data of programs, by the conventions of its system. */
export function userDataFolder(): string {
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? homedir(), 'Realmwright');
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Realmwright');
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'realmwright');
}

/** Where this account keeps what can be made again. */
export function userCacheFolder(): string {
  if (process.getuid?.() === 0) return '/var/cache/realmwright';
  if (process.platform === 'win32') return join(process.env['LOCALAPPDATA'] ?? homedir(), 'Realmwright', 'cache');
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'realmwright');
}

/** Where short-lived things such as sockets lie: the session's own folder where the system gives one. */
export function runtimeFolder(): string {
  return process.env['XDG_RUNTIME_DIR'] ?? tmpdir();
}
