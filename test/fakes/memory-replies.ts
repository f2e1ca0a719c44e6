import type { Instant } from '#shared/domain/instant';
import type {
  Draft,
  Handed,
  ReplyMail,
  ReplyMailer,
  ReplyPlace,
  ReplyQueue,
  ReplyShelf,
  ReplyWords,
} from '#shared/ports/replies';

/** A queue of answers that keeps what was put. */
export function memoryReplyQueue(): ReplyQueue & {
  readonly queued: (ReplyPlace & { readonly leavesAt: Instant })[];
} {
  const queued: (ReplyPlace & { readonly leavesAt: Instant })[] = [];
  return {
    queued,
    put(place, leavesAt) {
      queued.push({ ...place, leavesAt });
      return Promise.resolve();
    },
  };
}

/** A shelf of words in memory; `forget` empties it, as S3 does after thirty days. */
export function memoryReplyShelf(): ReplyShelf & { forget(): void } {
  const words = new Map<string, ReplyWords>();
  const files = new Map<string, Uint8Array>();
  const drafts = new Map<string, Draft>();
  return {
    forget() {
      words.clear();
      files.clear();
      drafts.clear();
    },
    put: (threadId, name, given) => Promise.resolve(void words.set(`${threadId}/${name}`, given)),
    read: (threadId, name) => Promise.resolve(words.get(`${threadId}/${name}`)),
    putFile: (threadId, name, place, content) =>
      Promise.resolve(void files.set(`${threadId}/${name}/${place}`, content)),
    readFile: (threadId, name, place) => Promise.resolve(files.get(`${threadId}/${name}/${place}`)),
    putDraft(threadId, person, draft) {
      if (draft === undefined) drafts.delete(`${threadId}/${person}`);
      else drafts.set(`${threadId}/${person}`, draft);
      return Promise.resolve();
    },
    draft: (threadId, person) => Promise.resolve(drafts.get(`${threadId}/${person}`)),
  };
}

/** A provider that answers as the test says. */
export function memoryReplyMailer(answers: Handed[] = []): ReplyMailer & { readonly mails: ReplyMail[] } {
  const mails: ReplyMail[] = [];
  return {
    mails,
    send(mail) {
      mails.push(mail);
      return Promise.resolve(answers.shift() ?? { result: 'accepted' });
    },
  };
}
