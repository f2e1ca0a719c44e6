import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { readTemplate } from '#infra/local/template';
import { SP_API_ASSEMBLY_CACHE } from '#test/scenarios/assembly';

const ASSEMBLY = join(SP_API_ASSEMBLY_CACHE, 'cdk.out');
const ours = z.object({
  Code: z.object({ S3Key: z.string() }),
  Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

/** The bundles of our functions, by name. */
function bundles(): Map<string, string> {
  const found = readTemplate(ASSEMBLY).flatMap(({ type, properties }) => {
    const { data } = ours.safeParse(type === 'AWS::Lambda::Function' ? properties : undefined);
    if (data === undefined) return [];
    const asset = `asset.${data.Code.S3Key.replace(/\.zip$/, '')}`;
    return [
      [
        data.Environment.Variables.POWERTOOLS_SERVICE_NAME,
        readFileSync(join(ASSEMBLY, asset, 'index.mjs'), 'utf8'),
      ],
    ] as const;
  });
  return new Map(found);
}

const holding = (mark: string): string[] =>
  [...bundles()].flatMap(([name, code]) => (code.includes(mark) ? [name] : [])).toSorted();

it('amazon-sp-api is in the bundles that speak SP-API, and in no other', () => {
  expect(bundles().size).toBeGreaterThan(8);
  // The host of its calls stands in the client only.
  expect(holding('sellingpartnerapi-')).toEqual(['reports', 'set-up-sp-api']);
});

it('the reader of XML is where reports are read, and comes along with amazon-sp-api', () => {
  expect(holding('processEntities')).toEqual(['reports', 'set-up-sp-api']);
});
