import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { LocalStack, LocalStackOptions } from '#infra/local/cloud/local-stack';
import { smallShop } from '#infra/local/sp-api/small-shop';
import { openEndpoints } from '#infra/local/web/open-endpoints';
import { loadSettings } from '#infra/settings/load-settings';
import { hours } from '#shared/domain/instant';
import { amazonMail, type BuyerMail } from '#test/builders/amazon-mail';
import {
  DESK_ASSEMBLY_CACHE,
  deskSettings,
  ROTAS_ASSEMBLY_CACHE,
  rotaSettings,
} from '#test/scenarios/assembly';
import { startOnSharedServices } from '#test/scenarios/shared-services';

/** The board of a real local run, whose clock stands still. */
export interface BoardRun {
  readonly stack: LocalStack;
  readonly url: string;
  buyerWrites(mail?: BuyerMail): Promise<void>;
  /** Delivers Amazon's copy of the seller's answer, an hour later. */
  sellerAnswers(): Promise<void>;
  /** A mail that no buyer sent, and that Replywatch does not recognize. */
  newsletter(): Promise<void>;
  /** Signs a person in as they do it: by the link in the mail. */
  signIn(page: Page, email: string): Promise<void>;
  stop(): Promise<void>;
}

const US = 'us-7f3k9q2m@intake.acme.example';

/** With the example's rotas. */
export const startBoard = (standStillAt: number): Promise<BoardRun> =>
  start({ standStillAt, settingsFile: rotaSettings(), assemblyCache: ROTAS_ASSEMBLY_CACHE });

/** With what the desk can use: a model, the orders of a small shop, and a trainee, Wang Fang. */
export const startDesk = (standStillAt: number): Promise<BoardRun> =>
  start({
    standStillAt,
    settingsFile: deskSettings(),
    assemblyCache: DESK_ASSEMBLY_CACHE,
    spApiMock: smallShop(),
  });

async function start(options: Omit<LocalStackOptions, 'publicUrl'>): Promise<BoardRun> {
  const endpoints = await openEndpoints({
    port: 0,
    settings: loadSettings(options.settingsFile).settings,
    start: (publicUrl) => startOnSharedServices({ ...options, publicUrl }),
  });
  const { stack, url } = endpoints;
  return {
    stack,
    url,
    async buyerWrites(mail) {
      await stack.takeIn({ raw: await amazonMail.buyerMessage(mail), recipients: [mail?.to ?? US] });
      await stack.settle();
    },
    async sellerAnswers() {
      await stack.advanceTo(stack.now() + hours(1));
      await stack.takeIn({ raw: await amazonMail.confirmation(), recipients: [US] });
      await stack.settle();
    },
    async newsletter() {
      await stack.takeIn({ raw: readFileSync('test/fixtures/mail/newsletter.eml'), recipients: [US] });
      await stack.settle();
    },
    async signIn(page, email) {
      await page.goto('/sign-in');
      await page.locator('[name="email"]').fill(email);
      await page.locator('main form button').click();
      await stack.settle();
      const mail = stack.outbox().findLast(({ to }) => to.includes(email));
      const link = /https?:\/\/\S+\/sign-in\/\S+/.exec(mail?.text ?? '')?.[0];
      if (link === undefined) throw new Error(`no mail with a sign-in link for ${email}`);
      await page.goto(link);
      await page.locator('main form button').click();
      await page.waitForURL(/\/inbox/);
    },
    stop: () => endpoints.stop(),
  };
}
