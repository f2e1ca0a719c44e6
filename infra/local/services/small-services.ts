import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as z from 'zod';
import { type LocalSecrets, localSecrets } from './local-secrets.ts';
import type { DeliverMail } from './mail-delivery.ts';
import type { PublishMailEvents } from './mail-events.ts';
import { emailEntry, type Outbox, webhookEntry } from './outbox.ts';
import { PUSH_PATH, takePush } from './push-service.ts';
import { ringingService } from './ringing-services.ts';
import type { SesAccount } from './ses-account.ts';
import type { SesAnswer, SesControl } from './ses-control.ts';
import type { StandInModel } from './stand-in-model.ts';

/**
 * The parts that functions use of services that no package embeds: SES, Secrets Manager, CloudWatch, Bedrock, Slack, webhooks and
 * push services.
 */
export interface SmallServices {
  readonly endpoint: string;
  /** A URL for a custom resource to answer to, and its answer. */
  expectAnswer(): { readonly url: string; readonly answer: Promise<unknown> };
  stop(): Promise<void>;
}

export interface SmallServicesOptions {
  readonly outbox: Outbox;
  readonly now: () => number;
  readonly publishMailEvents: PublishMailEvents;
  readonly ses: Partial<Pick<SesControl, 'activeRuleSet'>> & {
    answer(form: URLSearchParams): SesAnswer | undefined | Promise<SesAnswer | undefined>;
  };
  /** Without it, calls about the account are unknown. */
  readonly account?: SesAccount;
  /** Answers for Bedrock; without it, its calls are unknown. */
  readonly model?: StandInModel;
  /** Called for each GET of a URL from a secret; webhooks are posted to, so it is a heartbeat. */
  readonly onHeartbeat: () => void;
  /** The outbox shows mail for the recipients that it returns. */
  readonly deliver: DeliverMail;
  /** The secrets that the template generates. Any other name gives a URL or key for a webhook or heartbeat. */
  readonly secrets: ReadonlyMap<string, string>;
  /** Age in seconds of the oldest message of a queue, by name; undefined when it is empty. */
  readonly oldestSeconds: (queue: string) => Promise<number | undefined>;
}

interface Reply {
  readonly status: number;
  readonly body: string;
  readonly type?: string;
}

/** The base for webhook URLs of a function whose calls go through a proxy, so that its posts go through the proxy too. */
export const SLACK_BASE_HEADER = 'x-local-slack-base';

export async function startSmallServices(options: SmallServicesOptions): Promise<SmallServices> {
  const answers = new Map<string, (body: unknown) => void>();
  const secrets = localSecrets(options.secrets);
  const server = createServer((request, response) => {
    void bytesOf(request)
      .then((bytes) => reply(request, bytes, options, secrets, answers, endpoint()))
      .catch((error: unknown): Reply => ({
        status: 400,
        body: error instanceof Error ? error.message : 'bad request',
      }))
      .then(({ status, body, type = 'application/json' }) => {
        response.writeHead(status, { 'content-type': type }).end(body);
      });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const endpoint = (): string => `http://127.0.0.1:${port}`;
  return {
    endpoint: endpoint(),
    expectAnswer() {
      const id = randomBytes(8).toString('hex');
      const answer = new Promise<unknown>((done) => answers.set(id, done));
      return { url: `${endpoint()}/answer/${id}`, answer };
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

async function reply(
  request: IncomingMessage,
  bytes: Buffer,
  options: SmallServicesOptions,
  secrets: LocalSecrets,
  answers: Map<string, (body: unknown) => void>,
  endpoint: string,
): Promise<Reply> {
  const path = request.url ?? '/';
  const at = new Date(options.now()).toISOString();
  if (path.startsWith(`${PUSH_PATH}/`)) {
    const { status, entry } = takePush(path, request.headers, bytes, at);
    if (entry !== undefined) options.outbox.add(entry);
    return { status, body: '' };
  }
  const body = bytes.toString();
  if (path.startsWith('/slack/') && request.method === 'GET') {
    options.onHeartbeat();
    return { status: 200, body: 'ok', type: 'text/plain' };
  }
  if (path.startsWith('/slack/')) {
    const secret = decodeURIComponent(path.slice('/slack/'.length));
    // Slack's answer for a webhook that somebody has deleted.
    if (isGone(secret)) return { status: 404, body: 'no_service', type: 'text/plain' };
    const entry = webhookEntry(body, secret, at);
    options.outbox.add(entry);
    return entry.channel === 'slack'
      ? { status: 200, body: 'ok', type: 'text/plain' }
      : // WeCom and DingTalk read errcode, Feishu reads code, Bark reads message.
        { status: 200, body: JSON.stringify({ errcode: 0, code: 0, message: 'success' }) };
  }
  const ringing = ringingService(path);
  if (ringing !== undefined) {
    options.outbox.add(webhookEntry(body, ringing.name, at));
    return ringing;
  }
  if (path.startsWith('/answer/')) {
    answers.get(path.slice('/answer/'.length))?.(JSON.parse(body));
    return { status: 200, body: '' };
  }
  const written = await options.model?.answer(path, body);
  if (written !== undefined) return written;
  const target = String(request.headers['x-amz-target'] ?? '');
  const base = request.headers[SLACK_BASE_HEADER];
  const secret = secrets.answer(target, body, typeof base === 'string' ? base : endpoint);
  if (secret !== undefined) return secret;
  if (target.endsWith('.GetMetricData')) return metricData(body, options);
  if (target.endsWith('.ListMetrics')) return receivedMetrics(options);
  const form = new URLSearchParams(body);
  if (form.get('Action') === 'SendRawEmail') return sendRawEmail(form, options, at);
  const settled = await options.ses.answer(form);
  if (settled !== undefined) return { ...settled, type: 'text/xml' };
  const ofAccount = options.account?.answer(request.method ?? '', path, body);
  if (ofAccount !== undefined) return ofAccount;
  // Slack's answer for a webhook that does not exist.
  if (path !== '/') return { status: 404, body: 'no_service', type: 'text/plain' };
  return {
    status: 400,
    body: `the local run does not know ${target || (form.get('Action') ?? 'this call')}`,
  };
}

async function sendRawEmail(
  form: URLSearchParams,
  { outbox, publishMailEvents, deliver }: SmallServicesOptions,
  at: string,
): Promise<Reply> {
  const raw = Buffer.from(form.get('RawMessage.Data') ?? '', 'base64');
  const to = [...form.entries()].flatMap(([key, value]) =>
    key.startsWith('Destinations.member.') ? [value] : [],
  );
  const messageId = `local-${randomBytes(8).toString('hex')}`;
  const from = form.get('Source') ?? '';
  const entry = await emailEntry(raw, to, at);
  const people = await deliver({ raw, source: from, recipients: to });
  if (people.length > 0) outbox.add({ ...entry, to: people });
  // Only now: whoever learns of a delivery finds its mail in the outbox, even after a kill in between.
  await publishMailEvents({
    messageId,
    from,
    to,
    configurationSet: form.get('ConfigurationSetName') ?? undefined,
    tags: tagsOf(form),
  });
  return {
    status: 200,
    type: 'text/xml',
    body:
      '<SendRawEmailResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><SendRawEmailResult>' +
      `<MessageId>${messageId}</MessageId>` +
      '</SendRawEmailResult><ResponseMetadata><RequestId>local</RequestId></ResponseMetadata></SendRawEmailResponse>',
  };
}

/** The tags that a call gives to its mail. */
export function tagsOf(form: URLSearchParams): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const [key, name] of form)
    if (/^Tags\.member\.\d+\.Name$/.test(key)) tags[name] = form.get(key.replace(/Name$/, 'Value')) ?? '';
  return tags;
}

/** SES's metrics about received mail, by the active rule set: as we believe that SES publishes them. */
function receivedMetrics({ ses }: SmallServicesOptions): Reply {
  const name = ses.activeRuleSet?.();
  const Metrics =
    name === undefined
      ? []
      : [
          {
            Namespace: 'AWS/SES',
            MetricName: 'Received',
            Dimensions: [{ Name: 'RuleSetName', Value: name }],
          },
        ];
  return { status: 200, type: 'application/x-amz-json-1.0', body: JSON.stringify({ Metrics }) };
}

const metricDataRequest = z.object({
  MetricDataQueries: z.array(
    z.object({
      Id: z.string(),
      MetricStat: z.object({
        Metric: z.object({
          MetricName: z.literal('ApproximateAgeOfOldestMessage'),
          Dimensions: z.tuple([z.object({ Name: z.literal('QueueName'), Value: z.string() })]),
        }),
      }),
    }),
  ),
});

async function metricData(body: string, { oldestSeconds, now }: SmallServicesOptions): Promise<Reply> {
  const { MetricDataQueries } = metricDataRequest.parse(JSON.parse(body));
  const results = await Promise.all(
    MetricDataQueries.map(async ({ Id, MetricStat }) => {
      const age = await oldestSeconds(MetricStat.Metric.Dimensions[0].Value);
      return {
        Id,
        Label: Id,
        StatusCode: 'Complete',
        Timestamps: age === undefined ? [] : [Math.floor(now() / 1000)],
        Values: age === undefined ? [] : [age],
      };
    }),
  );
  return {
    status: 200,
    type: 'application/x-amz-json-1.0',
    body: JSON.stringify({ MetricDataResults: results }),
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Whether a secret's name stands for a deleted webhook: `replywatch/slack/gone-care`. */
function isGone(secret: string): boolean {
  return secret.slice(secret.lastIndexOf('/') + 1).startsWith('gone-');
}
