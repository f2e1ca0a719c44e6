import { relative } from 'node:path';
import type { LoadedSettings } from '#infra/settings/load-settings';
import type { OpenEndpoints } from './open-endpoints.ts';

export interface EndpointsToPrint {
  readonly settings: LoadedSettings['settings'];
  readonly settingsFile: string;
  readonly dataDir: string;
  readonly endpoints: OpenEndpoints;
  /** Links that sign the people of the settings in, in their order. */
  readonly signInLinks: readonly string[];
  /** The clock stands still until it is moved. */
  readonly standsStill: boolean;
}

/** A few lines that show what is watched, who is on duty, and where the endpoints are. */
export function printEndpoints({
  settings,
  settingsFile,
  dataDir,
  endpoints,
  signInLinks,
  standsStill,
}: EndpointsToPrint): string[] {
  const { stores, duty, people } = settings;
  const names = (ids: readonly string[]): string => ids.map((id) => people[id]?.name ?? id).join(', ');
  const watched = Object.values(stores).flatMap(({ name, marketplaces }) =>
    marketplaces.map(({ country, intakeAddress }) => `${name}, ${country}: ${intakeAddress}`),
  );
  const now = new Date(endpoints.stack.now()).toISOString();
  return [
    ...rows('watches', watched),
    ...rows('on duty', [
      `on call ${names(duty['on-call'])}; backup ${names(duty.backup)}; manager ${names(duty.manager)}`,
    ]),
    ...rows('inbox', [`${endpoints.url}/`]),
    ...rows(
      'sign in',
      Object.values(people).map(({ name }, index) => `${name}: ${signInLinks[index] ?? ''}`),
    ),
    ...rows('sent', [
      `${endpoints.url}/local/sent shows each mail and post, and so a new link once these were used`,
    ]),
    ...rows('mail in', [
      `SMTP 127.0.0.1:${endpoints.smtpPort ?? ''}`,
      `curl --data-binary @mail.eml ${endpoints.url}/local/mail`,
    ]),
    ...rows('clock', [
      standsStill
        ? `stopped at ${now}; POST /local/clock moves it`
        : `it is ${now}; POST /local/clock moves it`,
    ]),
    ...rows('replies', [repliesLine(endpoints)]),
    ...rows('SP-API', spApiLines(endpoints, settingsFile)),
    ...rows('settings', [relative('', settingsFile)]),
    ...rows('data', [`${dataDir} (--fresh deletes it); logs of the functions: ${dataDir}/functions.log`]),
    'Press Ctrl-C to end it.',
  ];
}

function repliesLine({ stack }: OpenEndpoints): string {
  const refusal = stack.relay.refusal();
  return refusal === undefined
    ? 'a stand-in for Amazon’s relay takes them, and its copy comes after a minute; POST /local/relay changes that'
    : `a stand-in for Amazon’s relay answers them with ${refusal}; POST /local/relay changes that`;
}

function spApiLines({ stack }: OpenEndpoints, settingsFile: string): string[] {
  if (stack.spApi === undefined) return [];
  const variables = `SP_API_ENDPOINT_URL=${stack.spApi.endpoint} AWS_ENDPOINT_URL_SECRETS_MANAGER=${stack.endpoints.secretsManager}`;
  return [
    `a mock at ${stack.spApi.endpoint}; it delivers the reports of the day at 03:40 UTC`,
    `AWS_REGION=us-east-1 AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local ${variables} npm run sp-api -- check --settings ${relative('', settingsFile)}`,
  ];
}

function rows(label: string, values: readonly string[]): string[] {
  return values.map((value, index) => `  ${(index === 0 ? label : '').padEnd(9)} ${value}`);
}
