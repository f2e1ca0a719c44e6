import * as z from 'zod';
import { relayRefusal, type RelayRefusal } from '#infra/local/relay/refusals';
import { instant, path, toggle, type Values, valued } from '#infra/terminal/flags';
import { UsageError } from '#infra/terminal/read-flags';
import { duration } from '#shared/contracts/duration';
import { DEFAULT_DATA_DIR } from '../stack/stack-flags.ts';

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port; give a number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'is not a port; give a number from 0 to 65535');

export const historyAfter = z.prefault(duration, '72h');

const url = z.url({ protocol: /^https?$/, error: 'is not a URL; write one like http://127.0.0.1:8000' });

const relay = z
  .string()
  .regex(/^refuse=/, 'is not understood; write one like refuse=policy')
  .transform((text) => text.slice('refuse='.length))
  .pipe(z.enum(relayRefusal.options, `knows no such refusal; there are ${relayRefusal.options.join(', ')}`));

export const START_FLAGS = {
  port: valued('4000', 'the page, the API and the endpoints below (0 takes a free port)', port.default(4000)),
  smtp: valued('2525', 'mail in: send mail for an intake address here', port.default(2525)),
  data: valued('DIR', `where data is stored between starts (${DEFAULT_DATA_DIR})`, path.optional()),
  fresh: toggle('delete the data stored there, and start over'),
  settings: valued('FILE', 'your stores, people and ladders (infra/settings/example.yaml)', path.optional()),
  mail: valued(
    'PATH',
    'import mail at the start: an mbox, an .eml, or a folder of both, of any size. You vouch for the file: its mails count as proven (DMARC passed)',
    path.optional(),
  ),
  'history-after': valued(
    '72h',
    'older mail in it is history: it fills threads and alerts nobody, since after 72 hours the customer is lost and an alert no longer helps',
    historyAfter,
  ),
  now: valued(
    'ISO',
    'stop the clock at this instant until you move it: 2026-03-02T10:00:00Z',
    instant.optional(),
  ),
  'sp-api-mock': toggle('run a mock of Amazon’s Selling Partner API with the reports of a small shop'),
  relay: valued(
    'refuse=KIND',
    `what becomes of replies to buyers. The stand-in for Amazon’s relay takes them, and its copy comes after a minute. With this it refuses them: ${relayRefusal.options.join(', ')}`,
    relay.optional(),
  ),
  'dynamodb-endpoint': valued('URL', 'use another DynamoDB than the embedded one', url.optional()),
  demo: toggle(
    'print the story of a day; in a terminal its board stays open until Ctrl-C; with --data NEW-FOLDER it leaves its data there',
  ),
};

/** What `npm start` was asked to do. */
export type Asked =
  | { readonly task: 'demo'; readonly dataDir?: string; readonly dynamodbEndpoint?: string }
  | ({ readonly task: 'run' } & RunAsked);

export interface RunAsked {
  readonly port: number;
  readonly smtpPort: number;
  readonly dataDir: string;
  readonly fresh: boolean;
  /** Runs a mock of SP-API with a small shop's reports. */
  readonly spApiMock: boolean;
  /** The example's settings when left out. */
  readonly settingsFile?: string;
  /** Mails to take in at the start: an .eml, a folder of them, or an mbox. */
  readonly mail?: string;
  /** Mail written longer ago than this is recorded as history. */
  readonly historyAfterMs: number;
  /** Milliseconds since 1970. */
  readonly standStillAt?: number;
  readonly dynamodbEndpoint?: string;
  /** What the stand-in for Amazon's relay does with replies instead of taking them. */
  readonly relayRefusal?: RelayRefusal;
}

const BESIDE_DEMO = ['demo', 'data', 'dynamodb-endpoint'];

/**
 * What the flags ask for. `given` are the names of those that were typed.
 *
 * @throws UsageError for flags that do not go together.
 */
export function askedBy(flags: Values<typeof START_FLAGS>, given: readonly string[]): Asked {
  const { port, smtp, data, fresh, settings, mail, now, relay: refusal, demo } = flags;
  const { 'history-after': historyAfterMs, 'sp-api-mock': spApiMock, 'dynamodb-endpoint': endpoint } = flags;
  const dynamodb = endpoint === undefined ? {} : { dynamodbEndpoint: endpoint };
  if (demo) {
    // The demo brings its own shop, clock and ports, so we refuse a flag that it would ignore.
    const beside = given.find((name) => !BESIDE_DEMO.includes(name));
    if (beside !== undefined)
      throw new UsageError(`--demo has its own shop and clock; leave out --${beside}`);
    return { task: 'demo', ...(data !== undefined && { dataDir: data }), ...dynamodb };
  }
  if (port === smtp && port !== 0)
    throw new UsageError(`--port and --smtp are both ${port}; give them different ports`);
  return {
    task: 'run',
    port,
    smtpPort: smtp,
    dataDir: data ?? DEFAULT_DATA_DIR,
    fresh,
    spApiMock,
    ...(settings !== undefined && { settingsFile: settings }),
    ...(mail !== undefined && { mail }),
    historyAfterMs,
    ...(now !== undefined && { standStillAt: now }),
    ...(refusal !== undefined && { relayRefusal: refusal }),
    ...dynamodb,
  };
}
