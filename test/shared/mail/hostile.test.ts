import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hours } from '#shared/domain/instant';
import { foldThread } from '#shared/domain/thread/fold';
import { inOrder } from '#shared/domain/thread/in-order';
import { addFacts, newThread, type Thread } from '#shared/domain/thread/thread';
import { readMail } from '#shared/mail/read-mail';
import type { Reading } from '#shared/ports/mail';
import { BUYER_TEMPLATES, buyerMail } from '#test/builders/mails/buyer-mails';
import { fixedHash } from '#test/builders/mails/fixed-hash';
import { cellOf, type GeneratedMail, INTAKE, RECEIVED_AT } from '#test/builders/mails/generated-mail';
import { type Language, LANGUAGES } from '#test/builders/mails/languages';
import { noticeMail } from '#test/builders/mails/notice-mails';
import { optOutMail, ownReplyMail, replyCopyMail, reportMail } from '#test/builders/mails/seller-mails';
import { HOSTILE_LINES } from '#test/fuzz/hostile-lines';

const read = ({ raw, notification }: GeneratedMail): Promise<Reading> =>
  readMail({ raw, notification, intake: INTAKE, mailKey: 'mail/abc', hash: fixedHash });

const language = fc.constantFrom(...LANGUAGES);

/** All mails of one order: two messages of a buyer, answers, a refusal, and whatever else concerns an order. */
function mailsOfOrder(of: Language): GeneratedMail[] {
  const cell = cellOf('buyer-message', 'any', of, 'dmarc-pass', 4_321);
  const unproven = {
    ...cellOf('buyer-message', 'any', of, 'dmarc-fail', 4_321),
    messageId: '<forged@elsewhere.example>',
  };
  return [
    buyerMail(cell, 'current'),
    buyerMail(cell, 'forwarded', {
      text: 'And the invoice?',
      messageId: '<second@email.amazonses.com>',
      token: 'SECOND1',
    }),
    replyCopyMail(cell, 'current'),
    replyCopyMail(unproven, 'text-only'),
    ownReplyMail(cell, 'plus-alias'),
    optOutMail(cell, 'current'),
    reportMail(cell, 'refused'),
    noticeMail(cell, 'return-request', 'current'),
    noticeMail(cell, 'refund', 'current'),
    noticeMail(cell, 'claim-opened', 'current'),
    noticeMail(unproven, 'claim-decided', 'current'),
    noticeMail(cell, 'cancellation', 'current'),
  ];
}

function threadsOf(readings: readonly Reading[]): Map<string, Thread> {
  const threads = new Map<string, Thread>();
  for (const { subject, facts } of readings)
    threads.set(subject.id, addFacts(threads.get(subject.id) ?? newThread(subject), facts));
  return threads;
}

/** A summary of the threads that ignores how their facts arrived. */
function summaryOf(threads: ReadonlyMap<string, Thread>) {
  return [...threads.values()]
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((thread) => ({
      id: thread.id,
      facts: inOrder(thread.facts),
      cycle: foldThread(thread, RECEIVED_AT + hours(30)),
    }));
}

describe('the mails of one order', () => {
  it('give the same threads in any order and however often they arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        language,
        fc.array(fc.nat({ max: 11 }), { maxLength: 12 }),
        fc.array(fc.nat(), { minLength: 24, maxLength: 24 }),
        async (of, repeated, shuffle) => {
          const mails = mailsOfOrder(of);
          const arrivals = [...mails, ...repeated.map((index) => mails[index]!)]
            .map((mail, index) => ({ mail, rank: shuffle[index]! }))
            .toSorted((a, b) => a.rank - b.rank);
          const inTurn = threadsOf(await Promise.all(mails.map(read)));
          const mixed = threadsOf(await Promise.all(arrivals.map(({ mail }) => read(mail))));
          expect(inTurn.size).toBeGreaterThanOrEqual(4);
          expect(summaryOf(mixed)).toEqual(summaryOf(inTurn));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('are one fact when a message arrives by two addresses with two Message-IDs', async () => {
    for (const of of LANGUAGES)
      for (const template of ['current', 'old', 'html-only', 'text-only', 'forwarded'] as const) {
        const cell = cellOf('buyer-message', template, of, 'dmarc-pass', 77);
        const [one, two] = await Promise.all(
          ['<one@a.example>', '<two@a.example>'].map((messageId) =>
            read(buyerMail(cell, template, { messageId })),
          ),
        );
        expect(two, `${of} ${template}`).toEqual(one);
      }
  });
});

describe('a copy of a reply that arrived by a forwarder and directly', () => {
  it('is believed whichever arrived first, though both have one Message-ID', async () => {
    const copyBy = (trust: 'dmarc-pass' | 'dmarc-fail') =>
      read(replyCopyMail(cellOf('reply-copy', 'current', 'en', trust, 12), 'current'));
    const readings = [await copyBy('dmarc-fail'), await copyBy('dmarc-pass')];
    for (const arrived of [readings, readings.toReversed()]) {
      const [thread] = [...threadsOf(arrived).values()];
      expect(thread!.facts.some((fact) => fact.type === 'seller-reply' && fact.trusted)).toBe(true);
    }
  });
});

describe('a buyer’s words', () => {
  it('change nothing but language, topic, thanks, what is urgent and the probable order, whatever they pretend to be', async () => {
    const lines = fc.array(
      fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...HOSTILE_LINES) }, fc.string()),
      {
        minLength: 1,
        maxLength: 8,
      },
    );
    // In a mail that lost Amazon's part nobody can tell which words are Amazon's.
    const template = fc.constantFrom(...BUYER_TEMPLATES.filter((form) => form !== 'bare'));
    const trust = fc.constantFrom('dmarc-pass', 'dmarc-fail', 'dkim-result', 'results-below');
    await fc.assert(
      fc.asyncProperty(lines, template, language, trust, async (words, form, of, proof) => {
        const cell = cellOf('buyer-message', form, of, proof, 99);
        const innocent = await read(buyerMail(cell, form, { text: 'Hello' }));
        const hostile = await read(buyerMail(cell, form, { text: words.join('\n') }));
        expect(withoutWords(hostile)).toEqual(withoutWords(innocent));
      }),
      { numRuns: 400 },
    );
  });
});

function withoutWords({ subject, facts, about, matching }: Reading) {
  return {
    subject,
    matching,
    about: { ...about, language: undefined },
    facts: facts.map((fact) =>
      fact.type === 'buyer-message'
        ? {
            ...fact,
            ...{ language: undefined, topic: undefined, thanks: undefined, urgent: undefined },
            probableOrder: undefined,
          }
        : fact,
    ),
  };
}
