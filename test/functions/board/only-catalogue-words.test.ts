import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seconds } from '#shared/domain/instant';
import { STARTER_PROCEDURES } from '#shared/domain/procedures/starter';
import { holding } from '#shared/domain/templates/starter/holding';
import { alertEmail, digestEmail } from '#shared/messages/alert-email';
import { alertSlack } from '#shared/messages/alert-slack';
import type { Reader } from '#shared/messages/alert-view';
import { alertPost } from '#shared/messages/chat-post';
import { hashOfToken } from '#shared/application/people/tokens';
import { ALERTS, LONG_NAME } from '#test/builders/alerts-of-each-kind';
import { boardLinks } from '#test/builders/board';
import { askedInGerman, deskBoardOf } from '#test/builders/desk-board';
import { markWords, wordsBesides } from '#test/builders/marked-words';
import { acknowledgement, at } from '#test/builders/thread';

const reader: Reader = { language: 'en', timeZone: 'Europe/Berlin' };

/** What is no word of ours, in any language: names, ids and addresses of the shop, and what `Intl` formats. */
const DATA: readonly RegExp[] = [
  /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)\b(?: \d{1,2} \w{3,4})?|\d{1,2} \w{3,4}\b/g,
  /Li Wei|Ana Ruiz|Chen Hua|Acme (?:US|EU)|Robin/g,
  /\b(?:acme-us|acme-eu|care|li|ana|chen)\b/g,
  /[\w.+-]+@[\w.-]+|https?:\S+|amazon\.[a-z.]+|[\w-]+(?:\[\.\][\w-]+)+/g,
  /\b[\w-]+\.\d{3}-\d{7}-\d{7}\b/g,
  new RegExp(LONG_NAME.slice(0, 24) + '[\\w …]*', 'g'),
  /W{20,}/g,
  /Replywatch|Slack|\bmanagers\b/g,
  // Languages in their own words, and time zones.
  /\bEnglish\b|简体中文|\bUTC\b|\b[A-Z]\w+(?:\/[\w-]+(?: [\w-]+)*)+/g,
  /\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g,
  // The variables of templates are written like this in every language.
  /\{[a-z ]+\}/g,
];

/** The texts of the shop: what its buyers wrote, its procedures, its templates with what stands in their variables. */
const TEXTS: readonly RegExp[] = [
  'Wo ist mein Paket?',
  ...STARTER_PROCEDURES.flatMap(({ name, steps }) => [name.en, ...steps.map(({ words }) => words.en)]),
  ...Object.values(holding.versions).flatMap((text) => text.split(/\n|\{[a-z ]+\}/)),
]
  .flatMap((text) => text?.trim() ?? [])
  .filter((text) => text.length > 1)
  .toSorted((a, b) => b.length - a.length)
  .map((text) => new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`), 'g'));
/** A time as a buyer reads it. */
const BUYERS_TIME = /Montag, 2\. März um/g;

describe('every word that a person reads is from a catalogue', () => {
  let unmark: () => void;
  beforeAll(() => {
    unmark = markWords();
  });
  afterAll(() => unmark());

  it.each(ALERTS)('in the mail and the posts of an alert: %s', async (_, alert) => {
    const { html, subject } = await alertEmail(alert, reader);
    const post = alertPost(alert, reader);
    const lines = [post.title, ...post.lines.flat().map(({ text }) => text), subject];
    const slack = alertSlack(alert, reader);
    expect(wordsBesides([html, ...lines, slack.text].join('\n'), DATA)).toEqual([]);
  });

  it('in a digest', async () => {
    const { html } = (
      await digestEmail(
        ALERTS.map(([, alert]) => alert),
        reader,
      )
    ).content;
    expect(wordsBesides(html, DATA)).toEqual([]);
  });

  it.each([
    '/inbox',
    '/inbox?state=all',
    '/duty',
    '/duty/take-over',
    '/health',
    '/figures',
    // The texts of templates are data: here none is found.
    '/templates?search=xylophone',
    '/templates/holding/edit',
    '/me',
    'thread',
    'alert',
    '/nowhere',
  ])('on the page %s', async (path) => {
    const one = await deskBoardOf({ now: at('12:00') });
    await one.add(askedInGerman('m0000000002', one.now), acknowledgement('li', one.now));
    const chen = await one.signIn('chen');
    const { id } = await one.thread();
    const token = await boardLinks.sign({
      id: 'alert-1',
      threadId: id,
      generation: 'm0000000001',
      recipient: { kind: 'person', id: 'ana' },
      sentTo: hashOfToken('address', 'ana@acme.example'),
      expiresAt: one.now + seconds(86_400),
    });
    const answer =
      path === 'alert'
        ? await one.app.request(`/a/${token}`)
        : await chen.get(path === 'thread' ? one.path : path);
    expect(wordsBesides(await answer.text(), [BUYERS_TIME, ...DATA, ...TEXTS])).toEqual([]);
  });
});
