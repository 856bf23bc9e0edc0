import Type from 'typebox';
import { shape } from './api-route.ts';

/** Fields that several routes have, described once. */
export const username = Type.String({
  minLength: 1,
  maxLength: 64,
  description: 'Name of the account: 1 to 16 letters and digits of ASCII, without regard to case.',
});

export const password = Type.String({
  minLength: 1,
  maxLength: 128,
  description: 'As in the game: 1 to 16 printable characters of ASCII, without regard to case.',
});

export const code = Type.String({ minLength: 1, maxLength: 16, description: 'Six digits of the authenticator.' });

export const deviceName = Type.String({
  minLength: 1,
  maxLength: 120,
  description: 'What the device is called in the list of devices; left out: what the program calls itself.',
});

export const moment = Type.String({ format: 'date-time' });

const warningKind = Type.Enum(['at-once', 'too-soon'], {
  description:
    'Another device of the account is in use now (`at-once`) or was within the hour (`too-soon`), from another region.',
});

/** What a device is given that signed in or refreshed its access. */
export const session = shape(
  {
    username: Type.String(),
    roles: Type.Array(Type.String()),
    isGuest: Type.Boolean(),
    device: Type.String({ description: 'Id of this device.' }),
    accessToken: Type.String({ description: 'For the header `Authorization: Bearer ...`.' }),
    accessEndsAt: moment,
    accessSeconds: Type.Integer({ description: 'How long that is from now, for those whose clock is another.' }),
    endsAt: Type.String({
      format: 'date-time',
      description: 'When the device is signed out unless it refreshes before.',
    }),
    refreshToken: Type.Optional(
      Type.String({ description: 'For programs that asked for it; browsers keep a cookie.' }),
    ),
    warning: Type.Optional(warningKind),
  },
  'Session',
);

/** A device in the list of devices. */
export const device = shape(
  {
    id: Type.String(),
    name: Type.String(),
    address: Type.String(),
    signedInAt: moment,
    lastUsedAt: moment,
    endsAt: moment,
    isCurrent: Type.Boolean(),
    isPlaying: Type.Boolean({ description: 'It has a socket open.' }),
    warning: Type.Optional(shape({ kind: warningKind, otherAddress: Type.String() })),
  },
  'Device',
);

export const keep = Type.Enum(['cookie', 'body'], {
  description:
    'Where the refresh token goes: into a cookie that scripts do not see, or, for programs, into the body. Left out: `cookie`.',
});

/** The place behind which the next part of a list begins. */
export const after = Type.String({ pattern: '^[A-Za-z0-9_-]{1,64}$', description: '`next` of the part before.' });

export const limit = Type.Integer({ minimum: 1, maximum: 50, description: 'Most items; left out: 20.' });
