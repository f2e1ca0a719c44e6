import { config } from 'zod/mini';
import en from 'zod/v4/locales/en.js';

/*
 * What functions read with: zod's small form, of which a start loads and makes far less than of the large one.
 */

// The small form has no words for what is wrong until it is given some.
config(en());

export * from 'zod/mini';
export { $ZodError } from 'zod/v4/core';
