import { fileURLToPath } from 'node:url';
import { bundledUrl } from '../bundled-url.ts';

/** The parts of fauxqs that our worker puts together; the package exports only a server that listens on all interfaces. */
const PARTS = {
  buildApp: './app.js',
  SqsStore: './sqs/sqsStore.js',
  SnsStore: './sns/snsStore.js',
  S3Store: './s3/s3Store.js',
  PersistenceManager: './persistence.js',
};

let bundle: string | undefined;

/** The parts of fauxqs as one module in a URL, bundled once: loading it module by module takes half of a start. */
export function fauxqsBundle(): string {
  bundle ??= newBundle();
  return bundle;
}

function newBundle(): string {
  return bundledUrl({
    stdin: {
      contents: Object.entries(PARTS)
        .map(([name, path]) => `export { ${name} } from '${path}';`)
        .join('\n'),
      resolveDir: fileURLToPath(new URL('.', import.meta.resolve('fauxqs'))),
    },
  });
}
