import { config } from 'zod/mini';
import en from 'zod/v4/locales/en.js';

/*
 * What functions read with: zod's small form, of which a start loads and makes far less (a fifth of a start went into
 * the large one). The settings keep the large form, for the words of their JSON Schema; functions seldom load it.
 */

// The small form has no words for what is wrong until it is given some.
config(en());

export * from 'zod/mini';
export { $ZodError } from 'zod/v4/core';
