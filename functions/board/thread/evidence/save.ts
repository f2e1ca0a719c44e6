import { rulesOf } from '#shared/contracts/settings/rules';
import type { Instant } from '#shared/domain/instant';
import { situationOf } from '#shared/domain/thread/situation';
import type { Thread } from '#shared/domain/thread/thread';
import type { EvidenceShelf } from '#shared/ports/evidence';
import type { MailStore } from '#shared/ports/mail';
import type { Reads } from '#shared/ports/people/reads';
import type { ThreadStore } from '#shared/ports/threads';
import { relatedTo } from '#functions/board/read/thread-detail';
import type { Visitor } from '#functions/board/web/visitor';
import { filesBudget, readWholeTalk } from '../talk.ts';
import { chapterHtml } from './chapter.tsx';
import { documentHtml } from './document.tsx';
import { type RawMail, rawMailsFrom } from './raw-mails.ts';

export interface EvidenceDeps {
  readonly threads: ThreadStore;
  readonly reads: Reads;
  /** Reads mails of any size, and tries again: a mail that is missing here is missing in a dispute. */
  readonly wholeMails: MailStore;
  readonly evidence: EvidenceShelf;
}

/**
 * Puts a thread and the others of its order into a file to be kept, and returns a link to it. Who saved which words is
 * recorded first, on each of the threads.
 */
export async function saveEvidence(
  deps: EvidenceDeps,
  thread: Thread,
  visitor: Visitor,
  now: Instant,
): Promise<string> {
  const threads: [Thread, ...Thread[]] = [thread, ...(await relatedTo(deps, thread, now))];
  const person = visitor.id;
  for (const { id } of threads) await deps.reads.note(id, { person, at: now, saved: true });
  const mails = rawMailsFrom(deps.wholeMails, now);
  const budget = filesBudget();
  const chapters: string[] = [];
  // One after the other, so that the words of one thread at a time are in memory.
  for (const one of threads) {
    const said = await readWholeTalk(deps.wholeMails, one, budget, now);
    await mails.add(said);
    const situation = situationOf(one, rulesOf(visitor.versioned).rota, now);
    chapters.push(await chapterHtml({ situation, said, mails, visitor }));
  }
  const page = await documentHtml({ threads, chapters, mails: mails.all(), visitor, now });
  const saved = { threadId: thread.id, person };
  await deps.evidence.put(saved, fileName(thread, now), await zipOf(page, mails.all(), now));
  return deps.evidence.link(saved);
}

/** Stored, not compressed: what is large in a mail is compressed already, and the function has ten seconds. */
async function zipOf(page: string, mails: readonly RawMail[], now: Instant): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  const included = mails.flatMap((mail) =>
    mail.state === 'included' ? [[mail.name, mail.content] as const] : [],
  );
  const files = [['evidence.html', new TextEncoder().encode(page)] as const, ...included];
  return zipSync(Object.fromEntries(files), { level: 0, mtime: now });
}

/** `evidence-111-2233445-6677889-2026-03-02.zip`: nothing in it means anything to a file system. */
function fileName({ id, orderId }: Thread, now: Instant): string {
  const what = (orderId ?? id).replace(/[^A-Za-z0-9]+/g, '-').slice(0, 60);
  return `evidence-${what}-${new Date(now).toISOString().slice(0, 10)}.zip`;
}
