import type { Submitted } from '#shared/application/replies/submit-reply';

/** Why an answer was not taken. */
export type Refused = Extract<Submitted, { readonly refused: string }>;

const SENTENCES: Readonly<Record<Refused['refused'], string>> = {
  'breaks-rules': 'text: breaks a rule that Amazon enforces; the findings say where',
  'needs-reason': 'text: breaks a rule; change it, or send it from the board with a reason',
  news: 'seen: something new came in since; read it, and send again with what you have seen',
  'not-answerable': 'nothing in this thread can be answered by mail; answer it at Amazon',
  'no-sender': 'the store has no address to answer from; the settings name one under replyFrom',
  promise: 'holding: is not ahead, is more than a day away, or something is promised already',
  'too-many': 'five answers of this thread are on their way, or this one is settled',
};

/** The same for a program: a sentence that names the field. */
export function refusalInWords({ refused }: Refused): string {
  return SENTENCES[refused];
}
