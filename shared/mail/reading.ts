import type { ThreadKind } from '../domain/rules/policy.ts';
import type { Fact, UnknownMail } from '../domain/thread/fact.ts';
import { strayThreadId } from '../domain/thread/strays.ts';
import type { ThreadSubject } from '../domain/thread/thread.ts';
import type { UnknownReason } from '../domain/thread/unknown-reason.ts';
import type { Reading } from '../ports/mail.ts';
import { sourceIdOf } from './open/identity.ts';
import { addressesIn } from './open/parsed-mail.ts';
import type { OpenedMail } from './open/opened-mail.ts';
import { mailThreadId } from './thread-id.ts';

/** A reading with one fact. */
export function reading(
  opened: OpenedMail,
  { id, kind = 'message', orderId }: { id: string; kind?: ThreadKind; orderId?: string | undefined },
  fact: Fact,
): Reading {
  const { store, marketplaceId, type } = opened;
  const language = fact.type === 'buyer-message' ? fact.language?.name : undefined;
  return {
    subject: { ...subjectOf(store, marketplaceId), id, kind, ...(orderId !== undefined && { orderId }) },
    facts: [fact],
    about: {
      type,
      ...(marketplaceId !== undefined && { marketplaceId }),
      ...(language !== undefined && { language }),
    },
  };
}

const DOMAIN = /(?<=@)[a-z0-9.-]{1,100}$/i;

/** A mail that a person has to look at; `reason` repeats nothing from the mail. */
export function unknown(
  opened: OpenedMail,
  reason: UnknownReason,
  marks: Pick<UnknownMail, 'forwarding' | 'like'> = {},
): Reading {
  const { mail, raw, store, marketplaceId, mailKey, type, provenSender } = opened;
  const id = sourceIdOf(mail, raw);
  const [domain] = DOMAIN.exec(addressesIn(mail, 'from')[0] ?? '') ?? [];
  const fact: Fact = {
    type: 'unknown-mail',
    id: `u${id}`,
    at: opened.at,
    reason,
    ...(mailKey !== undefined && { mail: mailKey }),
    ...(domain !== undefined && { from: domain.toLowerCase() }),
    ...(provenSender !== undefined && { proven: true }),
    ...marks,
  };
  return {
    subject: { ...subjectOf(store, marketplaceId), id: mailThreadId(store, id), kind: 'unknown' },
    facts: [fact],
    about: {
      type: type === 'forwarding-confirmation' ? type : 'unknown',
      ...(marketplaceId !== undefined && { marketplaceId }),
      reason,
    },
  };
}

/** A mail to an address that no store has: it joins the others of its kind. */
export function stray(opened: OpenedMail): Reading {
  const read = unknown(opened, 'it came to an address that is not in the settings');
  return { ...read, subject: { ...read.subject, id: strayThreadId(opened.trusted) } };
}

function subjectOf(
  store: string,
  marketplaceId: string | undefined,
): Pick<ThreadSubject, 'store' | 'marketplaceId'> {
  return { store, ...(marketplaceId !== undefined && { marketplaceId }) };
}
