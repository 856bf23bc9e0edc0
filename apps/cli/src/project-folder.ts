import { fileURLToPath } from 'node:url';

/** The project's own folder: a checkout, or an installed package. */
export const projectFolder = fileURLToPath(new URL('../../..', import.meta.url)).replace(/[\\/]$/, '');
