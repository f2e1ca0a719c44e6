import { readFileSync } from 'node:fs';
import { GetEventSourceMappingCommand, UpdateEventSourceMappingCommand } from '@aws-sdk/client-lambda';
import { GetScheduleCommand, type ScheduleState, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { DeleteSecretCommand, PutSecretValueCommand } from '@aws-sdk/client-secrets-manager';
import {
  CreateReceiptRuleCommand,
  CreateReceiptRuleSetCommand,
  DeleteIdentityCommand,
  DeleteReceiptRuleCommand,
  DescribeActiveReceiptRuleSetCommand,
  type ReceiptRule,
  SetActiveReceiptRuleSetCommand,
  UpdateReceiptRuleCommand,
  VerifyDomainIdentityCommand,
} from '@aws-sdk/client-ses';
import {
  DeleteSuppressedDestinationCommand,
  PutAccountDetailsCommand,
  PutAccountSendingAttributesCommand,
  PutSuppressedDestinationCommand,
} from '@aws-sdk/client-sesv2';
import { ListSubscriptionsByTopicCommand, SubscribeCommand, UnsubscribeCommand } from '@aws-sdk/client-sns';
import { PurgeQueueCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doctor } from '#infra/commands/doctor/doctor';
import { answers } from '#infra/commands/doctor/answers';
import { arrivals } from '#infra/commands/doctor/arrivals';
import { checksFor, examine, openSteps } from '#infra/commands/doctor/examine';
import type { Check, Checked, Finding } from '#infra/commands/doctor/finding';
import { ownReplies } from '#infra/commands/doctor/own-replies';
import { prove } from '#infra/commands/doctor/prove';
import { settingsAsInFile } from '#infra/commands/doctor/settings-in-force';
import type { Deployed } from '#infra/commands/stack/deployed';
import { sesState } from '#infra/commands/stack/ses-state';
import type { OpenEndpoints } from '#infra/local/web/open-endpoints';
import { loadSettings } from '#infra/settings/load-settings';
import { dynamoDbLastSeen } from '#shared/adapters/dynamodb/last-seen';
import { dynamoDbPushDevices } from '#shared/adapters/dynamodb/people/push-devices';
import { dynamoDbSettings } from '#shared/adapters/dynamodb/settings';
import { amazonMail } from '#test/builders/amazon-mail';
import { pushReceiver } from '#test/builders/push-receiver';
import { openExample } from '#test/infra/local/open-example';
import { typeTo } from '#test/infra/terminal/type-to';

const EXAMPLE = 'infra/settings/example.yaml';
const TEN = Date.parse('2026-03-02T10:00:00Z');
const MINUTE_MS = 60_000;
const DOMAIN = 'intake.acme.example';
const PLACES = [
  { to: `us-7f3k9q2m@${DOMAIN}`, tld: 'com', marketplaceId: 'ATVPDKIKX0DER', orderId: '111-2233445-6677889' },
  { to: `de-4h8w1x5p@${DOMAIN}`, tld: 'de', marketplaceId: 'A1PA6795UKMFR9', orderId: '302-9081726-3544536' },
  {
    to: `gb-9c2v6t3z@${DOMAIN}`,
    tld: 'co.uk',
    marketplaceId: 'A1F83G8C2ARO7P',
    orderId: '203-1122334-4556677',
  },
];

let endpoints: OpenEndpoints;
let deployed: Deployed;
beforeAll(async () => {
  ({ endpoints, deployed } = await openExample({ standStillAt: TEN }));
  endpoints.stack.dns.answerTxt('_dmarc.acme.example', 'v=DMARC1; p=none');
});
afterAll(async () => {
  deployed.close();
  await endpoints.stop();
});

const all = (): Check[] => [
  settingsAsInFile(EXAMPLE, loadSettings(EXAMPLE)),
  ...checksFor({ testAlertsMs: 3_000 }),
];

async function looked(checks = all()): Promise<Checked[]> {
  const inForce = await dynamoDbSettings(deployed.clients.dynamoDb, deployed.tableName, () => 0).current();
  return examine({ deployed, inForce, now: await deployed.now() }, checks);
}

/** What is not well, a line each. */
const ill = async (checks?: Check[]): Promise<string[]> =>
  (await looked(checks))
    .flatMap(({ findings }) => findings)
    .filter(({ state }) => state !== 'ok')
    .map(({ state, what }: Finding) => `${state}: ${what}`);

/** A question and its answer at each marketplace. */
async function everywhere(): Promise<void> {
  for (const place of PLACES) {
    await endpoints.stack.takeIn({ raw: await amazonMail.buyerMessage(place), recipients: [place.to] });
    await endpoints.stack.settle();
    await endpoints.stack.advanceTo(endpoints.stack.now() + 5 * MINUTE_MS);
    await endpoints.stack.takeIn({ raw: await amazonMail.confirmation(place), recipients: [place.to] });
    await endpoints.stack.settle();
  }
}

it('says of a run without mail that none came, where to enter which address, and that nothing tested itself yet', async () => {
  expect(await ill()).toEqual([
    'missing: Acme US, US: no mail has ever arrived',
    'missing: Acme EU, DE: no mail has ever arrived',
    'missing: Acme EU, GB: no mail has ever arrived',
    'warning: Acme US, US: Amazon has confirmed no answer from care@acme.example yet',
    'warning: Acme EU, DE: Amazon has confirmed no answer from care@acme.example yet',
    'warning: Acme EU, GB: Amazon has confirmed no answer from care@acme.example yet',
    'warning: no audit has run yet: one runs each hour, at minute 20',
    'warning: no canary has been sent yet: one is sent each hour',
  ]);
  const first = openSteps(await looked())[0]?.findings[0];
  expect(first?.todo).toBe(
    `in Seller Central of US, Settings > Notification Preferences > Messaging, add ${PLACES[0]?.to ?? ''} to all four rows: Buyer Messages, Confirmation Notifications, Delivery Failures, Buyer Opt-out`,
  );
});

it('proves the rows of the mail settings, live, and is honest about those that no test proves', async () => {
  const inForce = await dynamoDbSettings(deployed.clients.dynamoDb, deployed.tableName, () => 0).current();
  const said: string[] = [];
  const proving = prove(
    {
      deployed,
      inForce,
      say: (line) => said.push(line),
      out: { write: () => undefined },
      elapsedMs: () => performance.now(),
      pollMs: 20,
    },
    { store: 'acme-us', country: 'us', waitMs: 20_000 },
  );
  await everywhere();
  expect(await proving).toBe(0);
  expect(said.filter((line) => line.startsWith('  '))).toEqual([
    `  US: all four rows must hold ${PLACES[0]?.to ?? ''}`,
    '  proven   US  Buyer Messages',
    '  proven   US  Confirmation Notifications',
    '  proven   US  Buyer Messages',
    '  proven   US  Confirmation Notifications',
    '  not seen US  Delivery Failures',
    '  not seen US  Buyer Opt-out',
  ]);
});

it('tells what was proven so far when it is ended, and refuses stores that there are not', async () => {
  const inForce = await dynamoDbSettings(deployed.clients.dynamoDb, deployed.tableName, () => 0).current();
  const said: string[] = [];
  const ending = new AbortController();
  const deps = {
    deployed,
    inForce,
    say: (line: string) => void said.push(line),
    out: { write: () => undefined },
    elapsedMs: () => performance.now(),
    signal: ending.signal,
    pollMs: 20,
  };
  const proving = prove(deps, { store: 'acme-eu', waitMs: 20_000 });
  setImmediate(() => ending.abort());
  expect(await proving).toBe(1);
  expect(said).toContain('  NOT YET  DE  Buyer Messages');
  await expect(prove(deps, { store: 'acme', waitMs: 1_000 })).rejects.toThrow('there are acme-us, acme-eu');
  await expect(prove(deps, { store: 'acme-eu', country: 'US', waitMs: 1_000 })).rejects.toThrow(
    'it has DE, GB',
  );
  expect(await typeTo(doctor, ['--prove', 'acme-eu', '--wait', 'long'])).toMatchObject({
    code: 2,
    err: expect.stringContaining('--wait "long" is not a length of time') as string,
  });
});

it('is green once mail came in everywhere and the hour’s self-tests were made', async () => {
  await endpoints.stack.advanceTo(TEN + 90 * MINUTE_MS);
  await endpoints.stack.clearOutbox();
  const lastSeen = dynamoDbLastSeen(deployed.clients.dynamoDb, deployed.tableName);
  for (const [index, { marketplaceId }] of PLACES.entries())
    await lastSeen.note({ store: index === 0 ? 'acme-us' : 'acme-eu', marketplaceId }, 'deskReplyAt', TEN);
  expect(await ill()).toEqual([]);
  expect(
    endpoints.stack.outbox().map(({ to, text }) => [to.join(), /nothing to do|无需处理/.test(text)]),
  ).toEqual(
    expect.arrayContaining([
      ['li@acme.example', true],
      ['replywatch/slack/care', true],
    ]),
  );
});

const turn = async (state: ScheduleState): Promise<unknown> => {
  const { scheduler } = deployed.clients;
  const Name = deployed.schedules['sweep'];
  const { FlexibleTimeWindow, ScheduleExpression, Target, Description } = await scheduler.send(
    new GetScheduleCommand({ Name }),
  );
  return scheduler.send(
    new UpdateScheduleCommand({
      Name,
      FlexibleTimeWindow,
      ScheduleExpression,
      Target,
      Description,
      State: state,
    }),
  );
};
const enable = (queue: string, Enabled: boolean): Promise<unknown> =>
  deployed.clients.lambda.send(
    new UpdateEventSourceMappingCommand({ UUID: deployed.eventSources[queue], Enabled }),
  );
const activeSet = async (): Promise<{ name: string; rule: ReceiptRule }> => {
  const { Metadata, Rules } = await deployed.clients.ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  const rule = Rules?.at(-1);
  if (Metadata?.Name === undefined || rule === undefined) throw new Error('no rule is active');
  return { name: Metadata.Name, rule };
};
const account = (ProductionAccessEnabled: boolean): Promise<unknown> =>
  deployed.clients.sesV2.send(
    new PutAccountDetailsCommand({
      ProductionAccessEnabled,
      MailType: 'TRANSACTIONAL',
      WebsiteURL: 'https://acme.example',
    }),
  );
const secretUrl = (SecretId: string, SecretString: string): Promise<unknown> =>
  deployed.clients.secretsManager.send(new PutSecretValueCommand({ SecretId, SecretString }));

const leadHere = (): Promise<void> => {
  endpoints.stack.dns.answerMx(DOMAIN, ['inbound-smtp.us-east-1.amazonaws.com']);
  return Promise.resolve();
};

interface Fault {
  readonly name: string;
  /** Breaks it by the API of the thing that breaks, and gives what mends it. */
  readonly breaks: () => Promise<() => Promise<unknown>>;
  readonly printed: readonly (string | RegExp)[];
}

const small = (): string => endpoints.stack.endpoints.secretsManager;

const FAULTS: readonly Fault[] = [
  {
    name: 'the identity of the sender’s domain is gone',
    async breaks() {
      await deployed.clients.ses.send(new DeleteIdentityCommand({ Identity: 'acme.example' }));
      return () => {
        endpoints.stack.ses.makeIdentity('acme.example');
        return Promise.resolve();
      };
    },
    printed: ['missing: alerts cannot be sent: the sender’s domain acme.example is not known to SES'],
  },
  {
    name: 'the intake domain is not verified',
    async breaks() {
      await deployed.clients.ses.send(new VerifyDomainIdentityCommand({ Domain: DOMAIN }));
      return async () => {
        await deployed.clients.ses.send(new DeleteIdentityCommand({ Identity: DOMAIN }));
        endpoints.stack.ses.makeIdentity(DOMAIN);
      };
    },
    printed: [`missing: SES cannot receive mail for ${DOMAIN}: it is not verified yet (Pending)`],
  },
  {
    name: 'the account is in the sandbox, and somebody has another domain',
    async breaks() {
      await account(false);
      await deployed.clients.ses.send(new DeleteIdentityCommand({ Identity: 'acme.example' }));
      await deployed.clients.ses.send(new DeleteIdentityCommand({ Identity: 'alerts@acme.example' }));
      return async () => {
        await account(true);
        endpoints.stack.ses.makeIdentity('acme.example');
      };
    },
    printed: [
      /^missing: alerts cannot be sent/,
      /^missing: the account is in the SES sandbox.*not verified: Li Wei \(li@acme.example\), /,
    ],
  },
  {
    name: 'sending is paused',
    async breaks() {
      const sending = (SendingEnabled: boolean): Promise<unknown> =>
        deployed.clients.sesV2.send(new PutAccountSendingAttributesCommand({ SendingEnabled }));
      await sending(false);
      return () => sending(true);
    },
    printed: ['missing: SES sends nothing for this account: sending is paused'],
  },
  {
    name: 'an address is on the suppression list',
    async breaks() {
      const EmailAddress = 'ana@acme.example';
      await deployed.clients.sesV2.send(
        new PutSuppressedDestinationCommand({ EmailAddress, Reason: 'BOUNCE' }),
      );
      return () => deployed.clients.sesV2.send(new DeleteSuppressedDestinationCommand({ EmailAddress }));
    },
    printed: [
      'missing: SES drops mail to Ana Ruiz (ana@acme.example): the address is on the suppression list, since a mail bounced',
    ],
  },
  {
    name: 'the MX record leads elsewhere',
    breaks() {
      endpoints.stack.dns.answerMx(DOMAIN, ['mx.elsewhere.example']);
      return Promise.resolve(leadHere);
    },
    printed: [`missing: mail for ${DOMAIN} goes elsewhere: its MX record names mx.elsewhere.example`],
  },
  {
    name: 'there is no MX record',
    breaks() {
      endpoints.stack.dns.answerMx(DOMAIN, []);
      return Promise.resolve(leadHere);
    },
    printed: [`missing: no server receives mail for ${DOMAIN}: it has no MX record`],
  },
  {
    name: 'our rule was removed from the active set',
    async breaks() {
      const { name, rule } = await activeSet();
      const { ses } = deployed.clients;
      await ses.send(new DeleteReceiptRuleCommand({ RuleSetName: name, RuleName: rule.Name }));
      return () => ses.send(new CreateReceiptRuleCommand({ RuleSetName: name, Rule: rule }));
    },
    printed: [/^missing: the active receipt rule set \S+ has no rule of this stack: no mail is received$/],
  },
  {
    name: 'our rule is switched off',
    async breaks() {
      const { name, rule } = await activeSet();
      const { ses } = deployed.clients;
      await ses.send(new UpdateReceiptRuleCommand({ RuleSetName: name, Rule: { ...rule, Enabled: false } }));
      return () => ses.send(new UpdateReceiptRuleCommand({ RuleSetName: name, Rule: rule }));
    },
    printed: [/^missing: the rule \S+ in \S+ is switched off$/],
  },
  {
    name: 'a rule before ours ends what is meant for us',
    async breaks() {
      const { name } = await activeSet();
      const { ses } = deployed.clients;
      const Rule = {
        Name: 'catch-all',
        Enabled: true,
        Actions: [{ StopAction: { Scope: 'RuleSet' as const } }],
      };
      await ses.send(new CreateReceiptRuleCommand({ RuleSetName: name, Rule }));
      return () => ses.send(new DeleteReceiptRuleCommand({ RuleSetName: name, RuleName: 'catch-all' }));
    },
    printed: [/^missing: the rule catch-all in \S+ comes before ours and stops mail that is meant for us$/],
  },
  {
    name: 'another set was made the active one',
    async breaks() {
      const { name } = await activeSet();
      const { ses } = deployed.clients;
      await ses.send(new CreateReceiptRuleSetCommand({ RuleSetName: 'other' }));
      await ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: 'other' }));
      return () => ses.send(new SetActiveReceiptRuleSetCommand({ RuleSetName: name }));
    },
    printed: ['missing: the active receipt rule set other has no rule of this stack: no mail is received'],
  },
  {
    name: 'the schedule of the sweep is off',
    async breaks() {
      await turn('DISABLED');
      return () => turn('ENABLED');
    },
    printed: [/^missing: sweep never runs: its schedule \S+ is switched off$/],
  },
  {
    name: 'the event source of the mail queue is off',
    async breaks() {
      await enable('mail', false);
      const { State } = await deployed.clients.lambda.send(
        new GetEventSourceMappingCommand({ UUID: deployed.eventSources['mail'] }),
      );
      expect(State).toBe('Disabled');
      return () => enable('mail', true);
    },
    printed: ['missing: nothing processes the queue mail: its event source is disabled'],
  },
  {
    name: 'a webhook is wrong: Slack answers 404',
    async breaks() {
      await secretUrl('replywatch/slack/care', `${small()}/services/T0/B0/revoked`);
      return () =>
        secretUrl('replywatch/slack/care', `${small()}/slack/${encodeURIComponent('replywatch/slack/care')}`);
    },
    printed: ['missing: the Slack channel care cannot be reached: Slack: 404 no_service'],
  },
  {
    name: 'the secret of a webhook is missing',
    async breaks() {
      await deployed.clients.secretsManager.send(
        new DeleteSecretCommand({ SecretId: 'replywatch/slack/care' }),
      );
      return () =>
        secretUrl('replywatch/slack/care', `${small()}/slack/${encodeURIComponent('replywatch/slack/care')}`);
    },
    printed: [
      'missing: there is no secret replywatch/slack/care',
      'missing: the Slack channel care cannot be reached: the secret replywatch/slack/care cannot be read: ResourceNotFoundException',
    ],
  },
  {
    name: 'a device with push is gone',
    async breaks() {
      const devices = dynamoDbPushDevices(deployed.clients.dynamoDb, deployed.tableName);
      const { subscription } = pushReceiver('https://push.example/gone-1');
      const device = { id: 'phone', email: 'ana@acme.example', since: TEN, ...subscription };
      await devices.add('ana', device, TEN);
      return () => devices.remove('ana', ['phone'], TEN);
    },
    printed: ['missing: Ana Ruiz by push cannot be reached: push: another push service answered 410'],
  },
  {
    name: 'notify is not called for the alerts of a channel',
    async breaks() {
      await enable('slack', false);
      return () => enable('slack', true);
    },
    printed: [
      'missing: the Slack channel care: notify has not answered to the test alert within 3 seconds',
      'missing: the Slack channel managers: notify has not answered to the test alert within 3 seconds',
      'missing: nothing processes the queue slack: its event source is disabled',
    ],
  },
  {
    name: 'a message is a dead letter',
    async breaks() {
      const QueueUrl = deployed.queues.find(({ name }) => name === 'events')?.deadLetterUrl;
      await deployed.clients.sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: '{}' }));
      return () => deployed.clients.sqs.send(new PurgeQueueCommand({ QueueUrl }));
    },
    printed: ['missing: the queue events has 1 dead letter'],
  },
  {
    name: 'nobody is subscribed to the alarm topic',
    async breaks() {
      const { sns } = deployed.clients;
      const TopicArn = deployed.alarmTopicArn;
      const { Subscriptions = [] } = await sns.send(new ListSubscriptionsByTopicCommand({ TopicArn }));
      for (const { SubscriptionArn } of Subscriptions)
        await sns.send(new UnsubscribeCommand({ SubscriptionArn }));
      return () =>
        sns.send(new SubscribeCommand({ TopicArn, Protocol: 'email', Endpoint: 'ops@acme.example' }));
    },
    printed: ['missing: nobody gets the alarms: the alarm topic has no subscriber'],
  },
  {
    name: 'other settings are in force than those of the file',
    async breaks() {
      const { json, version } = loadSettings(EXAMPLE);
      const store = dynamoDbSettings(deployed.clients.dynamoDb, deployed.tableName, () => 0);
      await store.put('older', json, 0);
      return () => store.put(version, json, 0);
    },
    printed: [
      /^missing: the settings of infra\/settings\/example.yaml \(version \w+\) are not those in force \(older\)$/,
    ],
  },
];

describe('broken on purpose, it names the fault and no other, and is green once that is mended:', () => {
  it.each(FAULTS)('$name', async ({ breaks, printed }) => {
    const mend = await breaks();
    const lines = await ill();
    await mend();
    expect(lines).toEqual(
      printed.map((line): unknown => (typeof line === 'string' ? line : expect.stringMatching(line))),
    );
    expect(await ill()).toEqual([]);
  });

  it('a check that cannot be made is unknown, and stops no other', async () => {
    const fails: Check = { name: 'The weather', look: () => Promise.reject(new Error('no network')) };
    expect(await ill([fails, ...all()])).toEqual([
      'unknown: The weather could not be checked (Error: no network)',
    ]);
  });
});

it(
  'tells of mail that is silent against its own history, and is green once mail comes again',
  { timeout: 120_000 },
  async () => {
    for (let nr = 0; nr < 21; nr += 1)
      for (const direction of ['buyer', 'seller'])
        await endpoints.stack.notify(
          JSON.stringify({
            notificationVersion: '1.0',
            notificationType: 'REPLYWATCH_MESSAGE',
            payloadVersion: '1',
            payload: {
              eventId: `${direction}-${nr}`,
              store: 'acme-us',
              marketplaceId: 'ATVPDKIKX0DER',
              orderId: `111-2233445-66${String(nr).padStart(5, '0')}`,
              conversationId: `c-${nr}`,
              direction,
              occurredAt: new Date(
                TEN - (nr + 1) * 9 * 60 * MINUTE_MS + (direction === 'seller' ? 10 * MINUTE_MS : 0),
              ).toISOString(),
            },
          }),
        );
    await endpoints.stack.settle();
    await endpoints.stack.advanceTo(TEN + 26 * 60 * MINUTE_MS);
    expect(await ill()).toEqual([
      'missing: Acme US, US: silent, last message 26 h ago; the longest gap in four weeks was 9 h',
    ]);
    await endpoints.stack.takeIn({
      raw: await amazonMail.buyerMessage({
        ...PLACES[0],
        orderId: '111-9999999-0000001',
        messageId: '<again@mail>',
        token: 'again',
      }),
      recipients: [PLACES[0]?.to ?? ''],
    });
    await endpoints.stack.settle();
    expect(await ill()).toEqual([]);
  },
);

const run = (...flags: string[]) => typeTo(doctor, flags);

it('as a user runs it: grouped, with the next step, and by the exit code', { timeout: 120_000 }, async () => {
  const green = await run('--local', endpoints.url, '--no-test-alerts', '--settings', EXAMPLE);
  expect(green).toMatchObject({ code: 0 });
  expect(green.out).toContain('Identities in SES\n  ok      alerts@acme.example may send');
  expect(green.out).toContain('\nEverything is set up.\n');

  await turn('DISABLED');
  const broken = await run('--local', endpoints.url, '--no-test-alerts', '--json');
  await turn('ENABLED');
  expect(broken.code).toBe(1);
  expect(JSON.parse(broken.out)).toMatchObject({ ok: false });
  expect(await run('--local', 'http://127.0.0.1:1')).toMatchObject({
    code: 1,
    err: expect.stringContaining('nothing runs at http://127.0.0.1:1: start it with npm start') as string,
  });
});

describe('mail that nothing proves', () => {
  const taken = async (name: string, dmarc: 'FAIL' | 'GRAY'): Promise<void> => {
    const raw = readFileSync(`test/fixtures/cases/${name}.eml`);
    await endpoints.stack.takeIn({ raw, recipients: [PLACES[0]!.to], dmarc });
    await endpoints.stack.settle();
  };

  it('of a forwarder is named as such, by --prove too', async () => {
    const inForce = await dynamoDbSettings(deployed.clients.dynamoDb, deployed.tableName, () => 0).current();
    const said: string[] = [];
    const ending = new AbortController();
    const proving = prove(
      {
        deployed,
        inForce,
        say: (line) => {
          said.push(line);
          if (line.startsWith('  UNPROVEN')) ending.abort();
        },
        out: { write: () => undefined },
        elapsedMs: () => performance.now(),
        signal: ending.signal,
        pollMs: 20,
      },
      { store: 'acme-us', waitMs: 20_000 },
    );
    await taken('03b-qq-forward-copy', 'FAIL');
    expect(await proving).toBe(1);
    expect(said.filter((line) => line.includes('UNPROVEN'))).toEqual([
      '  UNPROVEN US  Confirmation Notifications: a copy came in, but nothing proves that Amazon sent it, so it stops no clock. A forwarder breaks the proof: enter the address in Seller Central itself.',
      '  UNPROVEN US  Confirmation Notifications',
      expect.stringContaining('For each row marked NOT YET or UNPROVEN') as string,
    ]);
    const place = { store: 'acme-us', marketplaceId: PLACES[0]!.marketplaceId };
    const inNineDays = (await deployed.now()) + 9 * 24 * 60 * MINUTE_MS;
    const lastSeen = dynamoDbLastSeen(deployed.clients.dynamoDb, deployed.tableName);
    expect(await ill([arrivals])).toEqual([
      'warning: Acme US, US: in the last 7 days 1 mail came in that nothing proves; such a mail stops no clock',
    ]);
    await lastSeen.note(place, 'unprovenReplyAt', inNineDays);
    expect(await ill([arrivals])).toContain(
      'missing: Acme US, US: copies of answers come in, but nothing proves that Amazon sent them, so they stop no clock',
    );
  });

  it('of your own people names the DMARC record that their domain lacks', async () => {
    const before = await dynamoDbSettings(deployed.clients.dynamoDb, deployed.tableName, () => 0).current();
    const [us, eu] = ['acme-us', 'acme-eu'].map((id) => before.settings.stores[id]!);
    const stores = {
      'acme-us': { ...us!, replyFrom: ['care@shop.example'] },
      'acme-eu': { ...eu!, replyFrom: [] },
    };
    const inForce = { ...before, settings: { ...before.settings, stores } };
    const now = await deployed.now();
    const ses = sesState(deployed.clients);
    const look = (): Promise<readonly Finding[]> => ownReplies.look({ deployed, inForce, now, ses });
    expect(await look()).toMatchObject([
      {
        state: 'warning',
        todo: expect.stringContaining('_dmarc.shop.example TXT "v=DMARC1; p=none"') as string,
      },
    ]);
    const place = { store: 'acme-us', marketplaceId: PLACES[0]!.marketplaceId };
    await dynamoDbLastSeen(deployed.clients.dynamoDb, deployed.tableName).note(place, 'unprovenOwnAt', now);
    expect(await look()).toMatchObject([{ state: 'missing' }]);
    endpoints.stack.dns.answerTxt('_dmarc.shop.example', 'v=DMARC1; p=none');
    expect(await look()).toMatchObject([{ state: 'ok' }]);
    const below = {
      ...inForce.settings,
      stores: { 'acme-us': { ...us!, replyFrom: ['a@mail.shop.example'] } },
    };
    expect(
      await ownReplies.look({ deployed, inForce: { ...inForce, settings: below }, now, ses }),
    ).toMatchObject([{ state: 'ok' }]);
    const none = { ...inForce.settings, stores: { 'acme-us': { ...us!, replyFrom: [] } } };
    expect(await ownReplies.look({ deployed, inForce: { ...inForce, settings: none }, now, ses })).toEqual(
      [],
    );
  });

  it('from the board need a verified domain and a sender that Amazon takes at each marketplace', async () => {
    const before = await dynamoDbSettings(deployed.clients.dynamoDb, deployed.tableName, () => 0).current();
    const [us, eu] = ['acme-us', 'acme-eu'].map((id) => before.settings.stores[id]!);
    const now = await deployed.now();
    const look = async (replyFrom: string[]): Promise<string[]> => {
      const stores = { 'acme-us': { ...us!, replyFrom: [] }, answers: { ...eu!, replyFrom } };
      const inForce = { ...before, settings: { ...before.settings, stores } };
      const found = await answers.look({ deployed, inForce, now, ses: sesState(deployed.clients) });
      return found.map(({ state, what }) => `${state}: ${what}`);
    };
    const atAmazon = (store: string, id: string): string =>
      `ok: ${store} is answered at Amazon: stores.${id}.replyFrom names no address of a domain of your own`;
    expect(await look(['shop@gmail.com'])).toEqual([
      atAmazon('Acme US', 'acme-us'),
      atAmazon('Acme EU', 'answers'),
    ]);
    const place = { store: 'answers', marketplaceId: PLACES[1]!.marketplaceId };
    const lastSeen = dynamoDbLastSeen(deployed.clients.dynamoDb, deployed.tableName);
    await lastSeen.note(place, 'deskReplyAt', now - 5 * MINUTE_MS);
    const ofMarketplaces = (sender: string): string[] => [
      atAmazon('Acme US', 'acme-us'),
      'ok: Acme EU, DE: Amazon last confirmed an answer from the board 5 min ago',
      `warning: Acme EU, GB: Amazon has confirmed no answer from ${sender} yet`,
    ];
    expect(await look(['care@answers.example'])).toEqual([
      'missing: answers from answers.example cannot leave: it is not verified in SES',
      ...ofMarketplaces('care@answers.example'),
    ]);
    expect(await look([`care@${DOMAIN}`])).toEqual([
      `ok: answers may leave from ${DOMAIN}: it is verified and signed by DKIM`,
      ...ofMarketplaces(`care@${DOMAIN}`),
    ]);
    // The domain of alerts is examined with the identities.
    expect(await look(['care@acme.example'])).toEqual(ofMarketplaces('care@acme.example'));
  });
});
