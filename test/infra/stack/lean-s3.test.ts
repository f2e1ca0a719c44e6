import { build } from 'esbuild';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { bundling } from '#infra/stack/parts/bundles';
import { leanS3, withPlainKeys } from '#infra/stack/parts/lean-s3';

const SCHEMAS = 'dist-es/schemas/schemas_0.js';

it('names what the constants say, and leaves all else alone', () => {
  const code =
    'const _h = "http";\nconst n = 3;\nvar A = [3, { [_h]: ["GET"], [n]: 1, [_x]: 2 }, () => B[_h]];';
  expect(withPlainKeys(code)).toBe(
    'const _h = "http";\nconst n = 3;\nvar A = [3, { "http": ["GET"], [n]: 1, [_x]: 2 }, () => B[_h]];',
  );
});

it('says the same of each operation as the package', async () => {
  const shapes = async (folder: string): Promise<Map<string, string>> => {
    const schemas: unknown = await import(new URL(`../../../${folder}/${SCHEMAS}`, import.meta.url).href);
    return new Map(
      Object.entries(z.looseObject({}).parse(schemas)).map(([name, shape]) => [name, JSON.stringify(shape)]),
    );
  };
  const lean = await shapes(leanS3());
  expect(lean.size).toBeGreaterThan(400);
  expect(lean).toEqual(await shapes('node_modules/@aws-sdk/client-s3'));
});

it('leaves out of a bundle the operations that it does not use', async () => {
  const { metafile } = await build({
    ...bundling('ingest-mail'),
    outdir: 'bundles',
    write: false,
    metafile: true,
  });
  const bytes = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([file, { bytesInOutput }]) =>
      file.endsWith(`client-s3/${SCHEMAS}`) ? [bytesInOutput] : [],
    ),
  );
  expect(bytes).toHaveLength(1);
  // 66,000 with all of them.
  expect(bytes[0]).toBeLessThan(12_000);
});
