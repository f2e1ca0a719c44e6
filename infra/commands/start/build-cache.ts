import { fileURLToPath } from 'node:url';

/** Where what was built is stored between starts. */
export const BUILD_CACHE = fileURLToPath(new URL('../../../node_modules/.cache/replywatch', import.meta.url));
