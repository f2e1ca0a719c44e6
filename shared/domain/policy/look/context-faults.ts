import type { PolicyContext, PolicyFile } from '../context.ts';
import { type Finding, finding } from '../finding.ts';
import type { Places } from '../read/lexicon.ts';
import type { Token } from '../read/tokens.ts';
import { greetedName } from './greeted-name.ts';

const ORDER = /(?<![\d-])(?:\d{3}|D\d{2})-\d{7}-\d{7}(?![\d-])/gi;

/** All files of a message: a Lambda takes no more. */
const MOST_BYTES = 4 * 1024 * 1024;
const FILE_TYPES: Readonly<Record<string, readonly string[]>> = {
  pdf: ['application/pdf'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  png: ['image/png'],
  txt: ['text/plain'],
  doc: ['application/msword'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
};

/** What does not fit the buyer, the order or the files of a message. */
export function contextFaults(
  text: string,
  tokens: readonly Token[],
  words: ReadonlyMap<string, Places>,
  context: PolicyContext,
): Finding[] {
  const whole = { start: 0, end: text.length };
  const { language, writtenIn, orderId, files = [] } = context;
  const found: Finding[] = [];
  if (orderId !== undefined)
    for (const { 0: order, index } of text.matchAll(ORDER))
      if (order.toUpperCase() !== orderId.toUpperCase())
        found.push(finding('other-order', { start: index, end: index + order.length }));
  found.push(...greetedName(text, context.buyer));
  if (language !== undefined && writtenIn !== undefined && language !== writtenIn)
    found.push(finding('language', whole));
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  if (bytes > MOST_BYTES) found.push(finding('file-size', whole));
  if (!files.every(isSendable)) found.push(finding('file-type', whole));
  if (context.fulfilment === 'amazon' && context.topic !== 'product-question') {
    const care = [...words.values()].flatMap((places) => places.get('care') ?? []).at(0);
    const first = tokens[care?.first ?? -1];
    const last = tokens[care?.last ?? -1];
    if (first !== undefined && last !== undefined)
      found.push(finding('fba-order', { start: first.start, end: last.end }));
  }
  return found;
}

/** The name and the media type have to say the same. */
function isSendable({ name, type }: PolicyFile): boolean {
  const ending = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return (
    (Object.hasOwn(FILE_TYPES, ending) ? FILE_TYPES[ending] : undefined)?.includes(
      type.split(';', 1)[0]?.trim().toLowerCase() ?? '',
    ) ?? false
  );
}
