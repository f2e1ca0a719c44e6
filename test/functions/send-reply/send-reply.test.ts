import { describe, expect, it } from 'vitest';
import { approved, released, sentBack, undone } from '#shared/domain/reply/changes';
import { hours, minutes, seconds } from '#shared/domain/instant';
import { seenOf } from '#shared/domain/reply/seen';
import { askedByMail, deskOf } from '#test/builders/desk';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';

const base = shop();
const [storeId] = Object.keys(base.settings.stores);
const withSender = (changes: object = {}) =>
  shop({
    stores: {
      [storeId!]: {
        name: 'Acme',
        replyFrom: ['care@acme.example'],
        marketplaces: [{ country: 'US', intakeAddress: 'us@intake.example' }],
      },
    },
    ...changes,
  });
const settings = withSender();
const TEXT = 'Ihr Paket ist unterwegs.';

const desk = (given: Partial<Parameters<typeof deskOf>[0]> = {}) =>
  deskOf({ settings, now: at('10:00'), ...given });

describe('an answer', () => {
  it('leaves after ten seconds, is accepted, confirmed by Amazon’s copy, and counts from when it was sent', async () => {
    const one = await desk();
    await one.submit({ id: 'a1' });
    expect(await one.send('a1')).toEqual({ result: 'too early' });
    one.forward(seconds(10));
    const sentAt = one.now;
    expect(await one.send('a1')).toEqual({ result: 'handed to SES' });
    expect(one.mailer.mails).toMatchObject([
      {
        from: 'care@acme.example',
        to: 'abcdefgh12345678+ab12cd34@marketplace.amazon.de',
        subject: 'Re: Wo ist mein Paket?',
        inReplyTo: '<asked-1@eu-west-1.amazonses.com>',
        text: TEXT,
      },
    ]);
    expect((await one.situation()).cycle?.provisionalUntil).toBeUndefined();
    one.forward(seconds(2));
    await one.ses('a1', 'Delivery');
    expect(await one.last('a1')).toMatchObject({ to: 'accepted' });
    expect((await one.situation()).cycle).toMatchObject({ provisionalUntil: sentAt + minutes(30) });
    one.forward(minutes(1));
    await one.copyOf(TEXT);
    expect(await one.last('a1')).toMatchObject({ to: 'confirmed' });
    expect((await one.situation()).cycle?.ended).toEqual({ at: sentAt, by: 'reply' });
  });

  it('is sent once, however often its message comes and whatever SES answers', async () => {
    const one = await desk({ answers: [{ result: 'unknown', reason: 'no answer' }] });
    await one.submit({ id: 'a1' });
    await one.submit({ id: 'a1' });
    one.forward(seconds(10));
    expect(await one.send('a1')).toEqual({ result: 'outcome unknown', reason: 'no answer' });
    one.forward(minutes(2));
    await one.sweep();
    expect(await one.send('a1')).toEqual({ result: 'nothing to do' });
    expect(one.mailer.mails).toHaveLength(1);
    one.forward(minutes(13));
    await one.sweep();
    expect(await one.last('a1')).toMatchObject({ to: 'unknown' });
    expect(await one.alerted('li')).toContainEqual(expect.stringMatching(/^answer-unknown/));
    expect((await one.situation()).cycle?.ended).toBeUndefined();
    // A word of SES's that comes late still counts.
    await one.ses('a1', 'Delivery');
    one.forward(minutes(30));
    expect((await one.situation()).cycle?.ended).toMatchObject({ by: 'own-reply' });
  });

  it('counts without a copy once thirty minutes have passed, and pauses all alerts until then', async () => {
    const one = await desk({ facts: [askedByMail('m0000000001', at('10:00') - hours(23.9))] });
    await one.submit({ id: 'a1' });
    one.forward(seconds(10));
    await one.send('a1');
    await one.ses('a1', 'Delivery');
    one.forward(minutes(20));
    await one.sweep();
    const { sends } = await one.thread();
    const waiting = sends.filter(({ step }) => step === 'at-deadline');
    expect(waiting.length).toBeGreaterThan(0);
    for (const { state, fireAt } of waiting)
      expect({ state, fireAt }).toEqual({ state: 'pending', fireAt: at('10:30:10') });
    one.forward(minutes(10));
    await one.sweep();
    expect((await one.situation()).cycle?.ended).toMatchObject({ by: 'own-reply' });
    for (const { step, state } of (await one.thread()).sends)
      if (step === 'at-deadline') expect(state).toBe('cancelled');
  });

  it('that Amazon refuses is taken back, and its writer is alerted at once', async () => {
    const one = await desk();
    await one.submit({ id: 'a1' });
    one.forward(seconds(10));
    await one.send('a1');
    await one.ses('a1', 'Delivery');
    one.forward(minutes(3));
    await one.facts({ type: 'reply-revoked', id: 'x1', at: one.now, why: 'not-approved' });
    expect(await one.last('a1')).toMatchObject({ to: 'refused', reason: 'not-approved' });
    const { cycle } = await one.situation();
    expect(cycle).toMatchObject({ startedAt: at('09:00') });
    expect(cycle?.ended).toBeUndefined();
    expect(await one.alerted('li')).toContainEqual(expect.stringMatching(/^answer-refused/));
  });

  it('whose refusal comes before SES’s word does not take an earlier answer back', async () => {
    const first = { type: 'seller-reply', id: 'r-old', at: at('08:30'), trusted: true } as const;
    const one = await desk({
      facts: [askedByMail('m0000000000', at('08:00')), first, askedByMail('m0000000001', at('09:00'))],
    });
    await one.submit({ id: 'a1' });
    one.forward(seconds(10));
    await one.send('a1');
    one.forward(seconds(5));
    await one.facts({ type: 'reply-revoked', id: 'x1', at: one.now, why: 'policy' });
    const { cycles } = await one.situation();
    expect(cycles.map(({ ended }) => ended?.at)).toEqual([at('08:30'), undefined]);
  });

  it('that bounces is refused; one that SES does not take leaves no trace on the clock', async () => {
    const one = await desk({
      answers: [{ result: 'accepted' }, { result: 'refused', mayPass: false, reason: 'x' }],
    });
    await one.submit({ id: 'a1' });
    one.forward(seconds(10));
    await one.send('a1');
    await one.ses('a1', 'Bounce');
    expect(await one.last('a1')).toMatchObject({ to: 'refused', reason: 'bounced' });
    await one.submit({ id: 'a2' });
    one.forward(seconds(10));
    await one.send('a2');
    expect(await one.last('a2')).toMatchObject({ to: 'refused', reason: 'ses' });
    expect((await one.thread()).facts.some(({ id }) => id === 'da2')).toBe(false);
  });

  it('that SES cannot take now is tried again, and not marked as sent meanwhile', async () => {
    const one = await desk({ answers: [{ result: 'refused', mayPass: true, reason: 'throttled' }] });
    await one.submit({ id: 'a1' });
    one.forward(seconds(10));
    expect(await one.send('a1')).toMatchObject({ result: 'not taken' });
    expect(await one.last('a1')).toMatchObject({ to: 'queued' });
    one.forward(seconds(20));
    expect(await one.send('a1')).toEqual({ result: 'handed to SES' });
  });

  it('is held when the buyer writes before it leaves, and goes out by a second word', async () => {
    const one = await desk();
    await one.submit({ id: 'a1' });
    one.forward(seconds(5));
    await one.facts(askedByMail('m0000000002', one.now));
    one.forward(seconds(5));
    expect(await one.send('a1')).toEqual({ result: 'held', reason: 'buyer-wrote' });
    expect(one.mailer.mails).toHaveLength(0);
    expect(await one.alerted('li')).toContainEqual(expect.stringMatching(/^answer-held/));
    await one.change('a1', released('a1', { at: one.now, by: 'li', seen: seenOf(await one.thread()) }));
    one.forward(seconds(10));
    expect(await one.send('a1')).toEqual({ result: 'handed to SES' });
  });

  it('is held when a colleague’s left first, also when both pressed the button at once', async () => {
    const one = await desk();
    await one.submit({ id: 'a1', by: 'li' });
    await one.submit({ id: 'b1', by: 'chen', text: 'Schon geklärt.' });
    one.forward(seconds(10));
    expect(await one.send('a1')).toEqual({ result: 'handed to SES' });
    expect(await one.send('b1')).toEqual({ result: 'held', reason: 'answered' });
    expect(one.mailer.mails).toHaveLength(1);
  });

  it('that was undone never leaves', async () => {
    const one = await desk();
    await one.submit({ id: 'a1' });
    one.forward(seconds(9));
    await one.change('a1', undone('a1', { at: one.now, by: 'li' }));
    one.forward(seconds(5));
    expect(await one.send('a1')).toEqual({ result: 'nothing to do' });
    expect(one.mailer.mails).toHaveLength(0);
  });

  it('of a conversation that its writer has not seen in full is not taken', async () => {
    const one = await desk();
    const seen = seenOf(await one.thread());
    await one.facts(askedByMail('m0000000002', one.now));
    expect(await one.submit({ id: 'a1', seen })).toMatchObject({
      refused: 'news',
      news: { messages: ['m0000000002'] },
    });
  });

  it('whose queue message was lost is queued again by the sweep', async () => {
    const one = await desk();
    await one.submit({ id: 'a1' });
    one.replies.queued.length = 0;
    one.forward(minutes(2));
    await one.sweep();
    expect(one.replies.queued).toMatchObject([{ replyId: 'a1' }]);
    expect(await one.send('a1')).toEqual({ result: 'handed to SES' });
  });

  it('whose words are gone is held', async () => {
    const one = await desk();
    await one.submit({ id: 'a1' });
    one.shelf.forget();
    one.forward(seconds(10));
    expect(await one.send('a1')).toEqual({ result: 'held', reason: 'words-gone' });
  });

  it('cannot be sent where the store has no address, or the message none', async () => {
    const one = await desk({ settings: base });
    expect(await one.submit({ id: 'a1' })).toEqual({ refused: 'no-sender' });
    const other = await desk({
      facts: [{ type: 'buyer-message', id: 'm9', at: at('09:00'), trusted: true, event: true }],
    });
    expect(await other.submit({ id: 'a1' })).toEqual({ refused: 'not-answerable' });
  });
});

describe('a trainee’s answer', () => {
  const { people } = base.settings;
  const trained = withSender({
    people: Object.fromEntries(
      Object.entries(people).map(([id, person]) => [
        id,
        id === 'li' ? { ...person, role: 'trainee' } : person,
      ]),
    ),
  });

  it('waits for a colleague, who lets it go out; the clock runs on meanwhile', async () => {
    const one = await desk({ settings: trained });
    await one.submit({ id: 'a1' });
    one.forward(minutes(1));
    expect(await one.send('a1')).toEqual({ result: 'nothing to do' });
    expect((await one.situation()).cycle?.ended).toBeUndefined();
    const seen = seenOf(await one.thread());
    expect(await one.change('a1', approved('a1', { at: one.now, by: 'li', seen }))).toBeUndefined();
    await one.change('a1', approved('a1', { at: one.now, by: 'chen', seen }));
    one.forward(seconds(10));
    expect(await one.send('a1')).toEqual({ result: 'handed to SES' });
  });

  it('that is sent back alerts its writer', async () => {
    const one = await desk({ settings: trained });
    await one.submit({ id: 'a1' });
    one.forward(minutes(1));
    await one.change('a1', sentBack('a1', { at: one.now, by: 'chen' }));
    expect(await one.alerted('li')).toContainEqual(expect.stringMatching(/^answer-sent-back/));
  });
});

describe('a holding answer', () => {
  const sent = async () => {
    const one = await desk();
    const until = at('14:00');
    await one.submit({ id: 'a1', promise: until });
    one.forward(seconds(10));
    const sentAt = one.now;
    await one.send('a1');
    await one.ses('a1', 'Delivery');
    await one.copyOf(TEXT);
    return { one, until, sentAt };
  };

  it('stops Amazon’s clock and starts a promise with a ladder of its own', async () => {
    const { one, until, sentAt } = await sent();
    const { cycles, cycle } = await one.situation();
    expect(cycles[0]?.ended).toEqual({ at: sentAt, by: 'reply' });
    expect(cycle).toMatchObject({ promise: { until }, startedAt: sentAt + 1 });
    expect(cycle?.ended).toBeUndefined();
    expect((await one.stored()).row).toMatchObject({ state: 'waits', due: until });
    one.forward(until - one.now);
    await one.sweep();
    expect(await one.alerted('chen')).toContain('at-deadline');
  });

  it('is kept by the next answer', async () => {
    const { one } = await sent();
    one.forward(hours(1));
    await one.submit({ id: 'a2', text: 'Es ist heute angekommen.' });
    one.forward(seconds(10));
    await one.send('a2');
    await one.ses('a2', 'Delivery');
    await one.copyOf('Es ist heute angekommen.');
    expect((await one.situation()).cycle?.ended).toMatchObject({ by: 'reply' });
  });

  it('goes on beside Amazon’s clocks when the buyer writes again, and nobody promises twice', async () => {
    const { one, until } = await sent();
    one.forward(hours(1));
    await one.facts(askedByMail('m0000000002', one.now));
    expect((await one.situation()).cycle).toMatchObject({ startedAt: one.now, promise: { until } });
    expect((await one.stored()).row).toMatchObject({ due: until });
    expect(await one.submit({ id: 'a3', promise: at('15:00') })).toEqual({ refused: 'promise' });
  });

  it('that is refused promised nothing', async () => {
    const { one } = await sent();
    one.forward(minutes(1));
    await one.facts({ type: 'reply-revoked', id: 'x1', at: one.now, replyId: 'da1', why: 'policy' });
    const { cycle } = await one.situation();
    expect(cycle?.promise).toBeUndefined();
    expect(cycle).toMatchObject({ startedAt: at('09:00') });
  });
});
