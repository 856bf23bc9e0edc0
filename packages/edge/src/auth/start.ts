/** The login role, for the composition root. */
export { defaultLoginLimits, type LoginConfig, type LoginLimits, type LoginRealm } from './login-config.ts';
export { type LoginServer, startLoginServer } from './login-server.ts';
