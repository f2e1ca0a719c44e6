import { minutes } from '#shared/domain/instant';
import type { AttachmentShelf } from '#shared/ports/attachments';
import type { EvidenceShelf } from '#shared/ports/evidence';
import { MOST_TAGS, type Note, NOTE_KEPT_FOR_MS, type Notes } from '#shared/ports/people/notes';
import { latestReads, type Read, type Reads } from '#shared/ports/people/reads';

/** Notes and tags in memory. */
export function memoryNotes(): Notes {
  const notes = new Map<string, Map<string, Note>>();
  const tags = new Map<string, { readonly names: Set<string>; at: number }>();
  const isYoung = ({ at }: { readonly at: number }, now: number): boolean => at > now - NOTE_KEPT_FOR_MS;
  return {
    add(threadId, note) {
      const ofThread = notes.get(threadId) ?? new Map<string, Note>();
      const isNew = !ofThread.has(note.id);
      if (isNew) notes.set(threadId, ofThread.set(note.id, note));
      return Promise.resolve(isNew);
    },
    of(threadId, now) {
      const ofThread = tags.get(threadId);
      return Promise.resolve({
        notes: [...(notes.get(threadId)?.values() ?? [])]
          .filter((note) => isYoung(note, now))
          .toSorted((a, b) => a.at - b.at)
          .slice(-100),
        tags: ofThread !== undefined && isYoung(ofThread, now) ? [...ofThread.names].toSorted() : [],
      });
    },
    find(threadId, id, now) {
      const note = notes.get(threadId)?.get(id);
      return Promise.resolve(note !== undefined && isYoung(note, now) ? note : undefined);
    },
    tag(threadId, tag, now) {
      const { names } = tags.get(threadId) ?? { names: new Set<string>() };
      const fits = names.has(tag) || names.size < MOST_TAGS;
      if (fits) tags.set(threadId, { names: names.add(tag), at: now });
      return Promise.resolve(fits);
    },
    untag(threadId, tag) {
      tags.get(threadId)?.names.delete(tag);
      return Promise.resolve();
    },
  };
}

/** Records of reading in memory. */
export function memoryReads(): Reads {
  const reads = new Map<string, Read>();
  return {
    note(threadId, read) {
      reads.set(JSON.stringify([threadId, Math.floor(read.at / minutes(1)), read.person, read.saved]), read);
      return Promise.resolve();
    },
    of(threadId, now) {
      const ofThread = [...reads].filter(([key]) => key.startsWith(`[${JSON.stringify(threadId)},`));
      const found = ofThread.map(([, read]) => read);
      return Promise.resolve(latestReads(found, now));
    },
  };
}

interface ShelvedFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/** A shelf that stores what was put on it, with its name, by mail and place. */
export function memoryAttachmentShelf(): AttachmentShelf & { readonly files: Map<string, ShelvedFile> } {
  const files = new Map<string, ShelvedFile>();
  return {
    files,
    put({ mail, place }, name, content) {
      files.set(`${mail} ${place}`, { name, content });
      return Promise.resolve();
    },
    link: ({ mail, place }) => Promise.resolve(`https://files.example/${place}/${mail}`),
  };
}

/** The same for evidence, by thread and person. */
export function memoryEvidenceShelf(): EvidenceShelf & { readonly files: Map<string, ShelvedFile> } {
  const files = new Map<string, ShelvedFile>();
  return {
    files,
    put({ threadId, person }, name, content) {
      files.set(`${threadId} ${person}`, { name, content });
      return Promise.resolve();
    },
    link: ({ threadId, person }) => Promise.resolve(`https://files.example/${person}/${threadId}`),
  };
}
