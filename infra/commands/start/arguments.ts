import { parseArgs, type ParseArgsConfig } from 'node:util';
import * as z from 'zod';
import { duration } from '#shared/contracts/duration';

/** What `npm start` was asked for. */
export type Arguments =
  | { readonly task: 'help' }
  | { readonly task: 'demo'; readonly dataDir?: string; readonly dynamodbEndpoint?: string }
  | ({ readonly task: 'run' } & RunArguments);

interface RunArguments {
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
  /** What of it was written so long ago comes in as history. */
  readonly historyAfterMs: number;
  /** Milliseconds since 1970. */
  readonly standStillAt?: number;
  readonly dynamodbEndpoint?: string;
}

/** A flag or a value that is wrong, told in one line. */
export class ArgumentsError extends Error {
  override readonly name = 'ArgumentsError';
}

export const HELP = `Replywatch on this machine: the template of the cloud, run whole, with doors to try it.

  npm start                     run it; then open http://127.0.0.1:4000/
  npm run import -- PATH        take a mailbox into its data and end; "npm run import -- --help" tells more
  npm start -- --demo           a day of a small shop, told in the terminal in under a minute

Flags, after "npm start --":
  --port 4000                   the page, the API and the doors below (0 takes a free port)
  --smtp 2525                   mail in: what is sent here to an intake address is taken in
  --data DIR                    where data is kept between starts (.replywatch)
  --fresh                       forget the data that is kept there, and begin anew
  --settings FILE               your stores, people and ladders (infra/settings/example.yaml)
  --mail PATH                   take mails in at the start: an mbox, an .eml, or a folder of both, of any size.
                                You vouch for the file: its mails count as proven (DMARC passed)
  --history-after 72h           what of it is older is history: it fills threads and calls nobody, for after
                                72 hours the customer is lost and calling is of no use
  --now ISO                     a clock that stands still there until it is moved: 2026-03-02T10:00:00Z
  --sp-api-mock                 a mock of Amazon's Selling Partner API with a small shop's reports
  --dynamodb-endpoint URL       another DynamoDB than the embedded one
  --demo                        tell the story and end; with --data NEW-FOLDER it leaves its data there
  --help                        this

Doors, on 127.0.0.1 only:
  SMTP                          a mail that comes this way counts as proven (DMARC passed)
  POST   /local/mail            a raw mail as the body; ?recipient=ADDRESS&dmarc=PASS&receivedAt=ISO
  POST   /local/notification    a JSON body goes on the queue of notifications and message events
  POST   /local/clock           {"advance":"PT22H"} or {"to":"2026-03-03T08:00:00Z"} moves the clock
  GET    /local/run             where the clock stands, and who answers for DNS
  POST   /local/settle          answers when every queue is empty and every function idle
  GET    /local/outbox          what SES, Slack and webhooks were asked to deliver; DELETE empties it
  GET    /api/threads           ?state=open, answered or all; /api/threads/ID; /api/figures; /api/account; /api/health
  /aws                          the endpoint for AWS clients, as "npm run doctor -- --local" uses it
`;

export const text = { type: 'string' } as const;
export const yesNo = { type: 'boolean', default: false } as const;

const options = {
  port: text,
  smtp: text,
  data: text,
  fresh: yesNo,
  settings: text,
  mail: text,
  'history-after': text,
  now: text,
  demo: yesNo,
  'sp-api-mock': yesNo,
  'dynamodb-endpoint': text,
  help: { ...yesNo, short: 'h' },
} as const satisfies ParseArgsConfig['options'];

const port = z
  .string()
  .regex(/^\d{1,5}$/, 'is not a port; give a number from 0 to 65535')
  .transform(Number)
  .refine((number) => number <= 65_535, 'is not a port; give a number from 0 to 65535');

export const path = z.string().min(1, 'names nothing; give a path');

export const instant = z.iso
  .datetime({ offset: true, error: 'is not an instant; write one like 2026-03-02T10:00:00Z' })
  .transform((written) => Date.parse(written));

export const historyAfter = z.prefault(duration, '72h');

const url = z.url({ protocol: /^https?$/, error: 'is not a URL; write one like http://127.0.0.1:8000' });

const values = z.object({
  port: port.default(4000),
  smtp: port.default(2525),
  data: path.default('.replywatch'),
  fresh: z.boolean(),
  'sp-api-mock': z.boolean(),
  settings: path.optional(),
  mail: path.optional(),
  'history-after': historyAfter,
  now: instant.optional(),
  'dynamodb-endpoint': url.optional(),
});

/**
 * Reads the flags behind `npm start --`.
 *
 * @throws ArgumentsError with one line for a person.
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const { values: given } = readFlags({ args: [...argv], options, strict: true, allowPositionals: false });
  if (given.help) return { task: 'help' };
  const { port, smtp, data, fresh, settings, mail, now, ...more } = valuesOf(values, given);
  const { 'history-after': historyAfterMs, 'dynamodb-endpoint': endpoint, 'sp-api-mock': spApiMock } = more;
  const dynamodb = endpoint === undefined ? {} : { dynamodbEndpoint: endpoint };
  if (given.demo) {
    refuseBesideDemo(given);
    return { task: 'demo', ...(given.data !== undefined && { dataDir: data }), ...dynamodb };
  }
  if (port === smtp && port !== 0)
    throw new ArgumentsError(`--port and --smtp are both ${port}; each needs a port of its own`);
  return {
    task: 'run',
    port,
    smtpPort: smtp,
    dataDir: data,
    fresh,
    spApiMock,
    ...(settings !== undefined && { settingsFile: settings }),
    ...(mail !== undefined && { mail }),
    historyAfterMs,
    ...(now !== undefined && { standStillAt: now }),
    ...dynamodb,
  };
}

type Flags = Readonly<Record<string, unknown>>;

/**
 * Takes a command line apart.
 *
 * @throws ArgumentsError for a flag that there is not, or that lacks its value.
 */
export function readFlags<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    const [sentence = ''] = error.message.split(/\.(?: |$)|\n/);
    throw new ArgumentsError(`${sentence}; --help lists the flags`);
  }
}

/**
 * Checks the values of flags.
 *
 * @throws ArgumentsError with the first one that is wrong.
 */
export function valuesOf<Values>(schema: z.ZodType<Values>, given: Flags): Values {
  const parsed = schema.safeParse(given);
  if (!parsed.success) throw new ArgumentsError(inWords(parsed.error, given));
  return parsed.data;
}

/** The demo has a shop, a clock and free ports of its own: a flag that it would pass over is a misunderstanding. */
function refuseBesideDemo(given: Flags): void {
  const beside = Object.entries(given).find(
    ([name, value]) => !['demo', 'help', 'dynamodb-endpoint', 'data'].includes(name) && value !== false,
  );
  if (beside !== undefined)
    throw new ArgumentsError(`--demo has a shop and a clock of its own; leave out --${beside[0]}`);
}

function inWords(error: z.ZodError, given: Flags): string {
  const [issue] = error.issues;
  const flag = String(issue?.path[0]);
  const value = Object.entries(given).find(([name]) => name === flag)?.[1];
  return `--${flag} ${typeof value === 'string' ? JSON.stringify(value) : ''} ${issue?.message ?? ''}`;
}
