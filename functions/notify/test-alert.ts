import type { TestAlert } from '#shared/contracts/messages/queue-messages';
import type { Settings, SettingsSource } from '#shared/contracts/settings/settings';
import type { AlertMessage, TestAnswers } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import { type Deliver, deliverBy } from './notify.ts';
import { QUIET, webhookPost } from './webhook-post.ts';

const TITLE = 'Replywatch test: nothing to do';
const TEXT =
  'This is a test message from npm run doctor, to check that alerts reach you here. Nothing is wrong, and there is nothing to do.';

export interface TestAlertDeps {
  readonly settings: SettingsSource;
  readonly channels: Deliver;
  readonly testAnswers: TestAnswers;
  readonly now: Now;
}

/** Sends a test alert as any other alert is sent, and notes how that went for the doctor, who waits for it. */
export async function sendTestAlert(deps: TestAlertDeps, request: TestAlert): Promise<void> {
  const { settings } = await deps.settings.current();
  const message = messageTo(settings, request);
  const outcome =
    message === undefined
      ? ({ result: 'broken', reason: 'the settings in force do not name it' } as const)
      : await deliverBy(deps.channels, message);
  await deps.testAnswers.note(request.test, outcome, deps.now());
}

function messageTo(settings: Settings, { channel, to, test }: TestAlert): AlertMessage | undefined {
  switch (channel) {
    case 'email': {
      const person = settings.people[to];
      return (
        person && {
          channel,
          from: settings.sender,
          to: { name: person.name, address: person.email },
          subject: TITLE,
          text: TEXT,
          html: `<p>${TEXT}</p>`,
          references: '<doctor@test.replywatch>',
        }
      );
    }
    case 'slack': {
      const { webhookSecret } = settings.slackChannels[to] ?? {};
      return webhookSecret === undefined
        ? undefined
        : { channel, webhookSecret, text: `${TITLE}. ${TEXT}`, blocks: [] };
    }
    case 'webhook': {
      const webhook = settings.webhooks[to];
      if (webhook === undefined) return undefined;
      return webhookPost(webhook, QUIET, (form, frame) => ({
        content: form.test({ title: TITLE, text: TEXT, token: test }, frame),
        listed: [],
      })).content;
    }
  }
}
