import type { TestAlert } from '#shared/contracts/messages/queue-messages';
import type { Settings, SettingsSource } from '#shared/contracts/settings/settings';
import { webhookAt } from '#shared/contracts/settings/webhooks/addresses';
import { testMessage } from '#shared/messages/test-words';
import type { Reader } from '#shared/messages/alert-view';
import type { AlertMessage, TestAnswers } from '#shared/ports/alerts';
import type { Now } from '#shared/ports/now';
import { testPushTo } from './compose-push.ts';
import { type Deliver, deliverBy } from './notify.ts';
import { loudTo, QUIET, slackIdsIn, webhookPost } from './webhook-post.ts';

export interface TestAlertDeps {
  readonly settings: SettingsSource;
  readonly channels: Deliver;
  readonly testAnswers: TestAnswers;
  readonly now: Now;
}

/**
 * Sends a test alert as any other alert is sent, and notes how that went for the doctor, or the person, who waits for it. One
 * of the doctor is quiet and mentions nobody.
 */
export async function sendTestAlert(deps: TestAlertDeps, request: TestAlert): Promise<void> {
  const { settings } = await deps.settings.current();
  const message = messageTo(settings, request);
  const outcome =
    message === undefined
      ? ({ result: 'broken', reason: 'the settings in force do not name it' } as const)
      : await deliverBy(deps.channels, message);
  await deps.testAnswers.note(request.test, outcome, deps.now());
}

function messageTo(
  settings: Settings,
  { channel, to, test, person: askedBy, loud }: TestAlert,
): AlertMessage | undefined {
  const tone = loud === true && askedBy !== undefined ? loudTo([askedBy], settings) : QUIET;
  const wordsFor = (reader: Reader): ReturnType<typeof testMessage> =>
    testMessage(reader, askedBy && (settings.people[askedBy]?.name ?? askedBy));
  switch (channel) {
    case 'email': {
      const person = settings.people[to];
      if (person === undefined) return undefined;
      const { title, text } = wordsFor(person);
      return {
        channel,
        from: settings.sender,
        to: { name: person.name, address: person.email },
        subject: title,
        text,
        html: `<p>${withoutMarkup(text)}</p>`,
        references: '<doctor@test.replywatch>',
      };
    }
    case 'slack': {
      const slack = settings.slackChannels[to];
      if (slack === undefined) return undefined;
      const { title, text } = wordsFor(slack);
      const mentioned = slackIdsIn(tone).map((id) => ` <@${id}>`);
      return {
        channel,
        webhookSecret: slack.webhookSecret,
        text: `${withoutMarkup(`${title}. ${text}`)}${mentioned.join('')}`,
        blocks: [],
      };
    }
    case 'push': {
      const person = settings.people[to];
      return person && testPushTo(settings, to, person, wordsFor(person), tone.loudness);
    }
    case 'webhook': {
      const webhook = webhookAt(settings, to);
      if (webhook === undefined) return undefined;
      return webhookPost(webhook, tone, (form, frame) => ({
        content: form.test({ ...wordsFor(webhook), token: test }, frame),
        listed: [],
      })).content;
    }
  }
}

/** The same as text in HTML, and in a post of Slack: a person's name is no markup. */
function withoutMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
