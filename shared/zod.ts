import { config } from 'zod/mini';
import en from 'zod/v4/locales/en.js';

/*
 * Functions parse with zod's small form, which loads and creates far less at a cold start than the large one.
 */

// The small form has no error messages until it is given some.
config(en());

export * from 'zod/mini';
export { $ZodError } from 'zod/v4/core';
