/** The roles of this package together; a thread that runs one of them loads only that one's `start`. */
export * from './auth/start.ts';
export * from './gateway/start.ts';
export * from './http/start.ts';
