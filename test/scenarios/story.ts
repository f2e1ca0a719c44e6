import type { LocalStack } from '#infra/local/cloud/local-stack';
import type { MockShop } from '#infra/local/sp-api/types';
import type { OutboxEntry, ServiceCall } from '#infra/local/state/types';
import type { ThreadView } from '#shared/application/views/thread-view';
import { amazonMail, type BuyerMail, type ConfirmationMail } from '#test/builders/amazon-mail';
import { at } from '#test/builders/thread';
import {
  ASSEMBLY_CACHE,
  ASSISTANT_ASSEMBLY_CACHE,
  assistantSettings,
  EVERYTHING_ASSEMBLY_CACHE,
  everythingSettings,
  ROTAS_ASSEMBLY_CACHE,
  rotaSettings,
  SP_API_ASSEMBLY_CACHE,
  spApiSettings,
} from './assembly.ts';
import { startOnSharedServices } from './shared-services.ts';

const US = 'us-7f3k9q2m@intake.acme.example';

/** A story on the local stack: things happen at instants, and the outbox is compared whole. */
export interface Story {
  readonly stack: LocalStack;
  /** Moves on to a time, `22:00` on the first day or `03-03T06:10`. */
  until(time: string): Promise<void>;
  buyerWrites(mail?: BuyerMail): Promise<void>;
  /** Delivers Amazon's copy of the seller's answer. */
  sellerAnswers(mail?: ConfirmationMail & { readonly dmarc?: 'PASS' | 'FAIL' }): Promise<void>;
  /**
   * Follows the link of the newest alert to a recipient and submits a form of its page: to acknowledge, unless it says
   * otherwise. Returns the page.
   */
  acts(recipient: string, form?: Readonly<Record<string, string>>): Promise<string>;
  /** What was sent since the last look, a line each: day, time, channel, recipient, time left. */
  newAlerts(): Promise<string[]>;
  threads(state?: string): Promise<ThreadView[]>;
  get(path: string): Promise<{ status: number; body: string }>;
  /** Posts JSON. */
  post(path: string, body: object): Promise<{ status: number; body: string }>;
}

/** An instant of the story: `22:00` on 2 March 2026, or `03-03T06:10`. */
const when = (time: string): number => at(time.includes('T') ? `2026-${time}` : time);

export interface StoryOptions {
  readonly onServiceCall?: (call: ServiceCall) => void;
  /** Includes canaries and audits in the story. */
  readonly testsItself?: boolean;
  /** Plays the story with SP-API, and this shop's reports. */
  readonly spApiMock?: MockShop;
  /** The file for the logs of functions. */
  readonly logFile?: string;
  /** Plays the story with the example's rotas. */
  readonly withRotas?: boolean;
  /** Plays the story with help by a model. */
  readonly withAssistant?: boolean;
}

export async function startStory(
  start: string,
  {
    onServiceCall,
    spApiMock,
    logFile,
    withRotas = false,
    withAssistant = false,
    testsItself = false,
  }: StoryOptions = {},
): Promise<Story> {
  const stack = await startOnSharedServices({
    publicUrl: 'http://127.0.0.1:4000',
    ...(withRotas && spApiMock !== undefined
      ? { settingsFile: everythingSettings(), assemblyCache: EVERYTHING_ASSEMBLY_CACHE }
      : withRotas
        ? { settingsFile: rotaSettings(), assemblyCache: ROTAS_ASSEMBLY_CACHE }
        : withAssistant
          ? { settingsFile: assistantSettings(), assemblyCache: ASSISTANT_ASSEMBLY_CACHE }
          : spApiMock === undefined
            ? { settingsFile: 'infra/settings/example.yaml', assemblyCache: ASSEMBLY_CACHE }
            : { settingsFile: spApiSettings(), assemblyCache: SP_API_ASSEMBLY_CACHE }),
    standStillAt: when(start),
    testsItself,
    ...(logFile !== undefined && { logFile }),
    ...(onServiceCall !== undefined && { onServiceCall }),
    ...(spApiMock !== undefined && { spApiMock }),
  });
  const call = async (
    method: string,
    url: string,
    body = '',
    type = 'application/x-www-form-urlencoded',
  ): Promise<{ status: number; body: string }> => {
    const answer = await stack.api({
      method,
      url,
      headers: { host: '127.0.0.1:4000', 'content-type': type },
      body: Buffer.from(body),
      sourceIp: '127.0.0.1',
    });
    return { status: answer.status, body: Buffer.from(answer.body).toString() };
  };
  const get = (path: string): Promise<{ status: number; body: string }> => call('GET', path);
  return {
    stack,
    get,
    post: (path, body) => call('POST', path, JSON.stringify(body), 'application/json'),
    until: (time) => stack.advanceTo(when(time)),
    async buyerWrites(mail = {}) {
      await stack.takeIn({ raw: await amazonMail.buyerMessage(mail), recipients: [mail.to ?? US] });
      await stack.settle();
    },
    async sellerAnswers({ dmarc, ...mail } = {}) {
      const raw = await amazonMail.confirmation(mail);
      await stack.takeIn({ raw, recipients: [mail.to ?? US], ...(dmarc !== undefined && { dmarc }) });
      await stack.settle();
    },
    async acts(recipient, form = {}) {
      const path = linkOf(stack.outbox().findLast((entry) => entry.to.includes(recipient)));
      const shown = await get(path);
      if (shown.status !== 200) throw new Error(`the link shows ${shown.status}`);
      const { body } = await call(
        'POST',
        path,
        new URLSearchParams({ act: 'acknowledged', ...form }).toString(),
      );
      await stack.settle();
      return body;
    },
    async newAlerts() {
      const lines = stack.outbox().map(lineOf).toSorted();
      await stack.clearOutbox();
      return lines;
    },
    threads: async (state = 'open') =>
      JSON.parse((await get(`/api/threads?state=${state}`)).body) as ThreadView[],
  };
}

/** The path of the acknowledge link in an alert. */
function linkOf(entry: OutboxEntry | undefined): string {
  const found = /http:\/\/127\.0\.0\.1:4000(\/a\/[\w.-]+)/.exec(JSON.stringify(entry ?? {}))?.[1];
  if (found === undefined) throw new Error('there is no alert with a link');
  return found;
}

function lineOf({ at: instant, channel, to, subject, text }: OutboxEntry): string {
  const said = channel === 'slack' ? text : subject;
  const [left] = channel === 'email' ? (/\[(.+?)\]/.exec(subject)?.slice(1) ?? ['']) : said.split(/[:：\n]/);
  return `${instant.slice(8, 16)} ${channel} ${to.join()} ${left ?? ''}`;
}
