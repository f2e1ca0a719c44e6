import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hours, minutes } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { alertEmail, digestEmail } from '#shared/messages/alert-email';
import { alertSlack, digestSlack } from '#shared/messages/alert-slack';
import type { AlertView, Reader } from '#shared/messages/alert-view';
import { wordsIn } from '#shared/messages/catalogue';
import { alertPost } from '#shared/messages/chat-post';
import { alertView as view } from '#test/builders/alert-view';
import { mailBytes } from '#test/builders/mail-bytes';
import { at } from '#test/builders/thread';

const english: Reader = { language: 'en', timeZone: 'Europe/Berlin' };
const chinese: Reader = { language: 'zh-CN', timeZone: 'Asia/Shanghai' };
const INBOX = 'https://sellercentral.amazon.de/messaging/inbox?fi=search&ss=302-9081726-3544536';

/** As long as a real one: a signed link has about four hundred characters. */
const LONG_LINK = `https://api.example/a/${'x'.repeat(400)}`;

interface Block {
  readonly type: string;
  readonly text?: { readonly type: string; readonly text: string };
  readonly fields?: readonly { readonly type: string; readonly text: string }[];
  readonly elements?: readonly { readonly url: string }[];
}
const blocksOf = (content: { readonly blocks: readonly object[] }): Block[] => content.blocks as Block[];

describe('where a reply looks automatic', () => {
  const automatic = view({ doubts: ['automatic'] });
  const page = 'https://api.example/a/token.of.link';

  it('every alert leads to the buttons that say who sent it', async () => {
    const links = [`${page}#a-person-sent-it`, `${page}#it-was-automatic`];
    const { text, html } = await alertEmail(automatic, english);
    for (const said of [
      text,
      html,
      JSON.stringify(alertSlack(automatic, english)),
      JSON.stringify(alertPost(automatic, english)),
    ])
      for (const link of links) expect(said).toContain(link);
    expect((await alertEmail(automatic, chinese)).text).toContain(`人工回复：\n${page}#a-person-sent-it`);
  });

  it('no other alert asks', async () => {
    const { text } = await alertEmail(view({ doubts: ['unproven', 'ambiguous'] }), english);
    expect(text).not.toContain('A person sent it');
  });
});

describe('an e-mail', () => {
  it('says what a person needs at three in the morning, the time left first', async () => {
    const mail = await alertEmail(view(), english);
    expect(mail.subject).toBe('[1 h left] Buyer message unanswered: Acme EU, amazon.de, 302-9081726-3544536');
    expect(mail.text.split('\n')[0]).toBe('1 h left: Reply within 24 hours');
    for (const part of [
      'Deadline: 11:00 Mon 2 Mar, Berlin time',
      'Store: Acme EU, amazon.de',
      'Order: 302-9081726-3544536',
      'Waiting: 2 messages since 11:00 Sun 1 Mar, Berlin time',
      'Alerted: Li Wei, Ana Ruiz',
      INBOX,
      'https://api.example/a/token.of.link',
    ])
      expect(mail.text).toContain(part);
    expect(mail.html).toContain(INBOX.replace('&', '&amp;'));
    expect(mail.html).toContain('href="https://api.example/a/token.of.link"');
  });

  it('says in its subject what became of its reader’s answer', async () => {
    const refused = view({ answer: { news: 'refused', reason: 'policy' } });
    expect((await alertEmail(refused, english)).subject).toBe(
      '[1 h left] Your answer was refused: Acme EU, amazon.de, 302-9081726-3544536',
    );
    expect((await alertEmail(refused, chinese)).subject).toContain('您的回复被拒收');
  });

  it('uses the language and the clock of its reader', async () => {
    const mail = await alertEmail(view(), chinese);
    expect(mail.subject).toContain('还剩 1 小时');
    expect(mail.text).toContain('截止时间：北京时间 3月2日周一 18:00');
    expect(mail.text).toContain('已提醒：Li Wei、Ana Ruiz');
    for (const word of ['Deadline', 'Store', 'Order', 'Waiting', 'Alerted', 'Acknowledge'])
      expect(mail.text).not.toContain(word);
  });

  it('shows the order that only the words of a message name as probable', async () => {
    const { orderId: _, ...without } = view();
    const probable = { ...without, probableOrder: '110-0000012-0000012' };
    expect((await alertEmail(probable, english)).text).toContain(
      'Order: probably 110-0000012-0000012 (named in the message)',
    );
    expect((await alertEmail(probable, chinese)).text).toContain(
      '订单编号：可能是 110-0000012-0000012（消息中提到）',
    );
    expect(
      (await alertEmail({ ...view(), probableOrder: '110-0000012-0000012' }, english)).text,
    ).not.toContain('probably 110');
  });

  it('warns of doubts', async () => {
    const { text } = await alertEmail(view({ proven: false, repeat: true, doubts: ['unproven'] }), english);
    expect(text).toContain('Unproven: this mail may not be from Amazon');
    expect(text).toContain('You may get this twice');
    expect(text).toContain('nothing proves that Amazon sent it');
    expect((await alertEmail(view({ kind: 'unknown', clock: 'review' }), english)).text).toContain(
      'does not recognize this mail',
    );
  });

  it('says why a mail is unrecognized and from which domain; its subject by e-mail only', async () => {
    const reason = 'nothing in it shows what kind of mail it is';
    const unknown = { reason, from: 'tool.example', proven: true, forwarding: false };
    const mail = view({ kind: 'unknown', clock: 'review', unknown });
    const subject = 'Robin Smith, see evil.example <b>';
    const { text, html, subject: title } = await alertEmail(mail, english, { subject });
    expect(text).toContain(`does not recognize this mail: ${reason}. Check`);
    expect(text).toContain('From: tool[.]example\n');
    expect(text).toContain('Its subject:\n> Robin Smith, see evil[.]example <b>');
    expect(html).toContain('Robin Smith, see evil[.]example &lt;b&gt;');
    expect(title).toContain('unrecognized mail from tool[.]example');
    for (const post of [alertSlack(mail, english), alertPost(mail, english)])
      expect(JSON.stringify(post)).toContain('tool[.]example');
    const unproven = view({ kind: 'unknown', clock: 'review', unknown: { ...unknown, proven: false } });
    expect((await alertEmail(unproven, english)).text).toContain('From: tool[.]example (unproven)');
    const inChinese = (await alertEmail(unproven, chinese)).text;
    expect(inChinese).toContain('无法识别这封邮件：看不出是哪一类邮件。');
    expect(inChinese).toContain('发件域名：tool[.]example（来源未验证）');
  });

  it('shows Gmail’s code first, by e-mail only', async () => {
    const reason = 'Gmail asks to confirm the forwarding of a mailbox: see its code and its link';
    const unknown = { reason, from: 'google.com', proven: true, forwarding: true };
    const mail = view({ kind: 'unknown', clock: 'review', unknown });
    const byEmail = view({ ...mail, unknown: { ...unknown, code: '123456789' } });
    const { text, subject } = await alertEmail(byEmail, english);
    expect(subject).toBe('[1 h left] Forwarding to confirm: Acme EU, amazon.de, a confirmation for Gmail');
    expect(text.split('\n')[0]).toBe('1 h left: Confirm in Gmail that a mailbox forwards its mail');
    expect(text).toContain('\n\nGmail’s code: 123456789\n');
    const digest = await digestEmail([byEmail, view()], english);
    expect(digest.content.text).toContain('Gmail’s code: 123456789');
    const posts = JSON.stringify([alertSlack(mail, english), alertPost(mail, english)]);
    expect(posts).toContain('only the alert by e-mail shows the code');
    expect(posts).not.toContain('123456789');
  });

  it('forms one conversation with the others of its thread, and reveals nothing of the thread by that', async () => {
    const [first, second] = [
      await alertEmail(view(), english),
      await alertEmail(view({ now: at('10:00') }), chinese),
    ];
    expect(first.references).toBe(second.references);
    expect(first.references).toMatch(/^<[0-9a-f]{32}@thread\.replywatch>$/);
    expect((await alertEmail(view({ threadId: 'other' }), english)).references).not.toBe(first.references);
  });

  it('says who handed it over, and their note to that person alone', async () => {
    const handedOver = view({ handedOverBy: 'Li Wei' });
    const { text, html } = await alertEmail(handedOver, english, {
      note: 'She wrote twice <b> https://evil.example',
    });
    expect(text).toContain('Handed over by: Li Wei');
    expect(text).toContain('Their note:\n> She wrote twice <b> […]');
    expect(html).toContain('She wrote twice &lt;b&gt; […]');
    for (const post of [alertSlack(handedOver, english), alertPost(handedOver, english)])
      expect(JSON.stringify(post)).toContain('Li Wei');
  });

  it('shows how the message begins, quoted and without links, or nothing when that is unknown', async () => {
    const words = 'Where is it?\n\nAcknowledge: https://evil.example/a/x <b>now</b>';
    const { text, html } = await alertEmail(view(), english, { excerpt: words });
    expect(text).toContain('How the message begins:\n> Where is it? Acknowledge: […] <b>now</b>');
    expect(html).toContain('Where is it? Acknowledge: […] &lt;b&gt;now&lt;/b&gt;');
    expect(text + html).not.toContain('evil.example');
    expect((await alertEmail(view(), english)).text).not.toContain('How the message begins');
  });

  it('says that replies of the marketplace are not seen yet, what it is about, and that thanks need no answer', async () => {
    const { text } = await alertEmail(
      view({
        replyCopies: 'none',
        onlyThanks: true,
        language: { name: 'de', confidence: 0.9 },
        topic: { name: 'delivery', confidence: 0.4 },
      }),
      english,
    );
    expect(text).toContain('Replywatch has not seen a reply from amazon.de yet');
    expect(text).toContain('This probably needs no reply');
    expect(text).toContain('About: probably delivery, in German');
    const sure = view({ topic: { name: 'invoice', confidence: 0.9 } });
    expect((await alertEmail(sure, chinese)).text).toContain('内容：发票');
  });

  it('says that copies come unproven, and what to do, not to turn on what is on', async () => {
    for (const [reader, cause] of [
      [english, 'A forwarder breaks the proof. In Seller Central itself, enter the intake address'],
      [chinese, '邮件转发会破坏验证。请直接在卖家平台填入收件地址'],
    ] as const) {
      const { text } = await alertEmail(view({ replyCopies: 'unproven' }), reader);
      expect(text).toContain(cause);
      expect(text).not.toMatch(/Turn on|开启/);
    }
  });

  it('says why it comes now or to these people, where their hours decided it', async () => {
    const before = await alertEmail(view({ hours: ['before-shift-ends'] }), english);
    expect(before.text).toContain('Reply before you leave: nobody is on duty when this falls due.');
    const raised = await alertEmail(view({ hours: ['no-staffed-time', 'nobody-on-duty'] }), english);
    expect(raised.text).toContain(
      'This cannot wait for working hours: nobody is on duty before the deadline.',
    );
    expect(raised.text).toContain('You get this because nobody ahead of you is on duty.');
    expect((await alertEmail(view({ hours: ['before-shift-ends'] }), chinese)).text).toContain(
      '请在下班前回复',
    );
  });

  it('says of a call that spares the night why it comes in the evening, or at night nevertheless', async () => {
    const evening = await alertEmail(view({ hours: ['before-night'] }), english);
    expect(evening.text).toContain(
      'Reply before the night: this falls due before the morning, or soon after it begins.',
    );
    const night = await alertEmail(view({ hours: ['no-day-left'] }), english);
    expect(night.text).toContain('This cannot wait for the morning: it falls due before then.');
    expect((await alertEmail(view({ hours: ['before-night'] }), chinese)).text).toContain(
      '请在今晚休息前回复',
    );
    expect((await alertEmail(view({ hours: ['no-day-left'] }), chinese)).text).toContain('等不到明早');
  });

  it('says of an only call that no other comes, and does not promise that alerts go on', async () => {
    const only = view({ hours: ['only-call'] });
    for (const { text } of [
      await alertEmail(only, english),
      (await digestEmail([only, view({ ...only, orderId: '302-9081726-3544537' })], english)).content,
    ]) {
      expect(text).toContain('No other alert comes before this deadline.');
      expect(text).not.toContain('Alerts continue');
    }
    expect((await digestEmail([only, view()], english)).content.text).toContain('Alerts continue');
    const inChinese = (await alertEmail(only, chinese)).text;
    expect(inChinese).toContain('到期前不会再有提醒。');
    expect(inChinese).not.toContain('继续提醒');
  });

  it('after a missed deadline begins with it, then says what comes next', async () => {
    const missed = { clock: 'reply', dueAt: at('08:50') } as const;
    const next = { clock: 'claim-exposure', dueAt: at('2026-03-03T08:50') } as const;
    const late = view({ clock: 'claim-exposure', dueAt: next.dueAt, missed: { missed, next } });
    const { subject, text } = await alertEmail(late, english);
    expect(subject).toMatch(/^\[24-hour reply missed 10 min ago\] /);
    expect(text.split('\n')[0]).toBe(
      '24-hour reply missed 10 min ago: 23 h 50 min left. Reply now: Amazon may grant a claim',
    );
    const last = view({ missed: { missed, next: undefined } });
    expect(alertSlack(last, english).text).toMatch(
      /^24-hour reply missed 10 min ago: Reply now: every deadline has passed\. /,
    );
    expect((await alertEmail(late, chinese)).text.split('\n')[0]).toBe(
      '24 小时回复已超时 10 分钟：还剩 23 小时 50 分钟。请立即回复：买家的索赔可能获批',
    );
  });

  it('of a claim leads to its order', async () => {
    const { subject, text } = await alertEmail(view({ kind: 'claim', clock: 'claim' }), english);
    expect(subject).toContain('A-to-z claim open');
    expect(text).toContain(
      'Open the order in Seller Central:\nhttps://sellercentral.amazon.de/orders-v3/order/302-9081726-3544536',
    );
  });

  it('of many threads lists all of them, most urgent first', async () => {
    const views = [3, 1, 2].map((hour) =>
      view({ dueAt: at('09:00') + hours(hour), orderId: `111-0000000-000000${hour}` }),
    );
    const { subject, text } = (await digestEmail(views, english)).content;
    expect(subject).toBe('[1 h left] 3 deadlines, most urgent first');
    expect([...text.matchAll(/Order: \S+(\d)/g)].map(([, last]) => last)).toEqual(['1', '2', '3']);
  });

  it('of many threads begins with the time left, and ends with what is wrong with copies of replies', async () => {
    const { text, html } = (await digestEmail([view({ replyCopies: 'none' }), view()], english)).content;
    for (const shown of [text, html])
      expect(shown.indexOf('has not seen a reply')).toBeGreaterThan(shown.lastIndexOf('Acme EU'));
  });

  it('of many threads stays below 100 KB with all its headers, and says which alerts it lists', async () => {
    for (const [reader, storeName] of [
      [english, 'Acme EU'],
      [chinese, '爱可美欧洲专营旗舰店'.repeat(8)],
    ] as const) {
      const views = Array.from({ length: 400 }, (_, index) =>
        view({ dueAt: at('10:00') + minutes(400 - index), storeName, acknowledgeUrl: LONG_LINK }),
      );
      const { content, listed } = await digestEmail(views, reader);
      expect(await mailBytes({ ...content, to: { name: '李伟', address: 'li@acme.example' } })).toBeLessThan(
        100_000,
      );
      expect(listed.length).toBeGreaterThanOrEqual(25);
      expect(listed).toEqual(views.toReversed().slice(0, listed.length));
      expect(content.subject).toContain(String(listed.length));
      expect(content.html.split(LONG_LINK)).toHaveLength(26);
      expect(content.text.split(LONG_LINK)).toHaveLength(26);
      expect(content.html.split(INBOX.replace('&', '&amp;'))).toHaveLength(listed.length + 1);
    }
    const usual = Array.from({ length: 100 }, () => view({ acknowledgeUrl: LONG_LINK }));
    expect((await digestEmail(usual, chinese)).listed).toHaveLength(100);
  });

  it('of many threads says once where Confirmation Notifications must be switched on', async () => {
    const views = [
      view({ replyCopies: 'none' }),
      view({ replyCopies: 'none' }),
      view({ replyCopies: 'none', marketplace: marketplaceById('A13V1IB3VIYZZH') }),
      view(),
    ];
    const { text, html } = (await digestEmail(views, english)).content;
    for (const content of [text, html])
      expect(content.split('has not seen a reply from amazon.de, amazon.fr yet')).toHaveLength(2);
    const slack = JSON.stringify(digestSlack(views, english).content.blocks);
    expect(slack.split('has not seen a reply from amazon.de, amazon.fr yet')).toHaveLength(2);
  });
});

describe('a Slack post', () => {
  it('says the same, in plain text, with buttons', () => {
    const post = alertSlack(view(), english);
    expect(post.text).toBe('1 h left: Reply within 24 hours. Acme EU, amazon.de, 302-9081726-3544536');
    const blocks = blocksOf(post);
    expect(blocks.flatMap(({ elements = [] }) => elements.map(({ url }) => url))).toEqual([
      INBOX,
      'https://api.example/a/token.of.link',
      'https://api.example/threads/acme-us.111-1111111-1111111',
    ]);
    const fields = blocks.flatMap((block) => block.fields ?? []);
    expect(fields.map(({ text }) => text)).toContain('Order\n302-9081726-3544536');
    expect(fields.every(({ type }) => type === 'plain_text')).toBe(true);
  });

  it('pings nobody, whatever an order or a store’s name contains', () => {
    const hostile = view({ orderId: '<!channel> <@U1>', storeName: '<!here|x> & *b*' });
    const post = alertSlack(hostile, english);
    expect(post.text).not.toMatch(/[<>]/);
    const digest = digestSlack(Array<AlertView>(5).fill(hostile), english).content;
    expect(digest.text).not.toMatch(/[<>]/);
    const text = blocksOf(digest)
      .map((block) => block.text?.text ?? '')
      .join('\n');
    expect(text).not.toMatch(/<[!@#]/);
    expect(text).toContain('&lt;!channel&gt;');
  });

  it('stays within eight blocks and 3,000 characters a section, and says which alerts it lists', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.string({ maxLength: 300 }), (count, storeName) => {
        const views = Array.from({ length: count }, (_, index) =>
          view({
            dueAt: at('10:00') + minutes(count - index),
            storeName,
            replyCopies: index % 2 === 0 ? 'proven' : 'none',
          }),
        );
        const { content, listed } = digestSlack(views, english);
        const blocks = blocksOf(content);
        expect(blocks.length).toBeLessThanOrEqual(8);
        const texts = blocks.map((block) => block.text?.text ?? '');
        expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(3_000);
        const bullets = texts
          .join('\n')
          .split('\n')
          .filter((line) => line.startsWith('•'));
        expect(listed).toEqual(views.toReversed().slice(0, bullets.length));
        expect(texts[0]).toContain(`${bullets.length} deadlines`);
        // Slack may refuse the blocks, and then the text is all that people see.
        expect(content.text.split('\n• ')).toHaveLength(listed.length + 1);
      }),
      { numRuns: 40 },
    );
  });

  it('has room for as many alerts as are put into one digest', () => {
    const views = Array.from({ length: 100 }, () => view({ acknowledgeUrl: LONG_LINK }));
    const { content, listed } = digestSlack(views, chinese);
    expect(listed).toHaveLength(100);
    expect(JSON.stringify(content.blocks).split(LONG_LINK).length).toBeGreaterThan(20);
  });
});

describe('text from outside', () => {
  it('never makes a tag, a header line or an invisible character', async () => {
    const nasty = fc.oneof(
      fc.constantFrom(
        '<script>x</script>',
        'a\r\nBcc: x@y',
        '\u202Egnp.exe',
        '\u200B',
        '"><img src=x>',
        '\u0000',
      ),
      fc.string({ unit: 'binary', maxLength: 60 }),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (storeName, orderId) => {
        const mail = await alertEmail(view({ storeName, orderId }), english);
        expect(mail.subject).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(mail.html).not.toMatch(/<script|<img/i);
        expect(mail.text.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
        expect(JSON.stringify(alertSlack(view({ storeName, orderId }), english))).not.toMatch(
          /\\u0000|\u202E|\u200B/,
        );
      }),
      { numRuns: 100 },
    );
  });
});

describe('the languages', () => {
  it.each([['en'], ['zh-CN']] as const)('%s puts lengths of time in words', (language) => {
    const { left } = wordsIn(language);
    const written = [
      hours(48),
      hours(47) + minutes(59),
      hours(24),
      hours(1) + minutes(20),
      minutes(5),
      0,
      -minutes(90),
    ].map((ms) => left(ms));
    expect(written).toEqual(
      language === 'en'
        ? [
            '2 days left',
            '47 h 59 min left',
            '24 h left',
            '1 h 20 min left',
            '5 min left',
            'due now',
            '1 h 30 min late',
          ]
        : [
            '还剩 2 天',
            '还剩 47 小时 59 分钟',
            '还剩 24 小时',
            '还剩 1 小时 20 分钟',
            '还剩 5 分钟',
            '现在到期',
            '已超时 1 小时 30 分钟',
          ],
    );
  });

  it.each([
    [
      'en',
      '24-hour reply, 12 hours before',
      'A-to-z claim, at the deadline',
      'return request, 1 hour 30 minutes after',
    ],
    ['zh-CN', '24 小时回复，到期前 12 小时', 'A-to-z 索赔，到期时', '退货请求，到期后 1 小时 30 分钟'],
  ] as const)('%s names clocks and steps in words', (language, before, at, after) => {
    const { step } = wordsIn(language);
    expect([step('reply', hours(12)), step('claim', 0), step('return', -minutes(90))]).toEqual([
      before,
      at,
      after,
    ]);
  });
});
