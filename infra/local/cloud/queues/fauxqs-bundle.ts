import { fileURLToPath } from 'node:url';
import { bundledUrl } from '../bundled-url.ts';

/** The parts of fauxqs that its worker puts together; the package itself exports only a server that listens everywhere. */
const PARTS = {
  buildApp: './app.js',
  SqsStore: './sqs/sqsStore.js',
  SnsStore: './sns/snsStore.js',
  S3Store: './s3/s3Store.js',
  PersistenceManager: './persistence.js',
};

let bundle: string | undefined;

/** fauxqs's parts as one module in a URL, made once: to read it and its web server module by module takes half of a start. */
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
