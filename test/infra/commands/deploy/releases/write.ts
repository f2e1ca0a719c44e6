/*
 * Stores the parts of this version's template that an update could lose, for the tests of later versions:
 *
 *     npm run keep-release          when a version is released, once package.json has its number
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format } from 'prettier';
import * as z from 'zod';
import { STATEFUL_TYPES } from '#infra/commands/deploy/upgrade';
import { EVERYTHING } from '#test/infra/stack/everything';
import { synthesized } from '#test/infra/stack/synthesized';

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
const file = join(import.meta.dirname, `${version}.json`);
if (existsSync(file)) throw new Error(`${file} exists already: what was released does not change`);

const Resources = Object.fromEntries(
  synthesized(EVERYTHING)
    .all.filter(({ Type }) => STATEFUL_TYPES.includes(Type))
    .map(({ id, Type, Properties, DeletionPolicy, UpdateReplacePolicy }) => [
      id,
      { Type, Properties, DeletionPolicy, UpdateReplacePolicy },
    ]),
);
writeFileSync(file, await format(JSON.stringify({ Resources }), { parser: 'json', printWidth: 110 }));
