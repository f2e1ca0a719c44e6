import { fileURLToPath } from 'node:url';

/** Where builds are stored between starts. */
export const BUILD_CACHE = fileURLToPath(new URL('../../../node_modules/.cache/replywatch', import.meta.url));
