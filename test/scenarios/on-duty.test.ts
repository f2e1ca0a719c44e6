import { afterAll, beforeAll, expect, it } from 'vitest';
import { startStory, type Story } from './story.ts';

/*
 * The example's rotas, on Monday 2 March 2026 in UTC: office hours in Shanghai are 01:00 to 10:00, in Berlin 08:00 to 16:00.
 */

let story: Story;
beforeAll(async () => {
  story = await startStory('10:30', { withRotas: true });
});
afterAll(async () => {
  await story.stack.stop();
});

const DE = 'de-4h8w1x5p@intake.acme.example';
const subjects = (to: string): string[] =>
  story.stack
    .outbox()
    .filter((entry) => entry.to.includes(to))
    .map(({ subject }) => subject);

it('an evening question waits for the morning, and is on the list of the people who begin the shift', async () => {
  await story.buyerWrites();
  // Asked at 18:30 in Shanghai: twelve hours before its deadline is 06:30 there, in quiet hours.
  await story.until('03-03T00:59');
  expect(subjects('chen@acme.example')).toEqual(['A gap in the rota: nobody is on duty']);
  await story.stack.clearOutbox();
  await story.until('03-03T01:00');
  expect(subjects('chen@acme.example')).toEqual([
    '[9 h 30 min left] Your shift: 1 deadline before the next shift',
  ]);
  // Each team has a week from Monday nine o'clock on, and this one is Chen's; the nudge is by Slack.
  expect(await story.newAlerts()).toEqual([
    '03T01:00 email chen@acme.example 9 h 30 min left',
    '03T01:00 slack replywatch/slack/managers 9 h 30 min left',
  ]);
  await story.sellerAnswers();
});

it('a question in German alerts a German reader, and another question alerts the other person on duty', async () => {
  await story.until('03-03T12:00');
  const german =
    'Wo bleibt mein Paket? Ich warte seit zwei Wochen auf die Lieferung, bitte melden Sie sich bei mir.';
  await story.buyerWrites({
    to: DE,
    orderId: '303-1112223-4445556',
    messageId: '<german@email.amazonses.com>',
    text: german,
  });
  await story.until('03-04T08:59');
  // Four hours before its deadline of 12:00 on the next day is 08:00, nine o'clock in Berlin.
  const alerts = await story.newAlerts();
  expect(alerts.filter((line) => line.includes('ana@acme.example'))).toEqual([
    // What stays open as her shift ends, her list as the next one begins, and the alert.
    '03T15:30 email ana@acme.example ',
    '04T08:00 email ana@acme.example 4 h left',
    '04T08:00 email ana@acme.example 4 h left',
  ]);
  expect(alerts.filter((line) => line.includes('slack'))).toEqual([
    '03T01:03 slack replywatch/slack/managers ✓ Acme US, amazon.com, 111-2233445-6677889',
    '04T01:00 slack replywatch/slack/managers 11 h left',
    '04T08:00 slack replywatch/slack/care 4 h left',
  ]);
});

it('a person who gets a thread handed over is alerted at once by webhook and mail, and takes it on there', async () => {
  await story.until('03-04T11:00');
  const note = 'xylophone: the second question is the hard one';
  await story.acts('ana@acme.example', { act: 'handed-over', to: 'wang', note });
  const [noted, ...others] = story.stack
    .outbox()
    .filter((entry) => JSON.stringify(entry).includes('xylophone'));
  expect(others).toEqual([]);
  expect(noted).toMatchObject({ channel: 'email', to: ['wang@acme.example'] });
  expect(noted?.text).toContain('转交人：Ana Ruiz');
  const page = await story.acts('replywatch/webhook/operations');
  expect(page).toContain('Wang Fang');
  expect(
    (await story.newAlerts()).filter((line) => line.includes('11:00') && /wang|webhook/.test(line)),
  ).toEqual([
    '04T11:00 email wang@acme.example 还剩 1 小时',
    '04T11:00 webhook replywatch/webhook/operations 还剩 1 小时',
  ]);
  await story.until('03-04T11:59');
  expect(await story.newAlerts()).toEqual([]);
});
