import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { BoardRow } from '#shared/domain/board/board-row';
import { THREAD_KINDS } from '#shared/domain/rules/policy';
import { TOPICS } from '#shared/domain/topic';
import { once } from '#shared/once';
import * as z from '#shared/zod';
import { numberAttribute, textAttribute } from './attributes.ts';
import { boardKeyOf, boardStateOf } from './board-key.ts';

/** The attributes by which the index `board` finds a thread; an item without them is not in it. */
export type BoardAttributes = Readonly<Record<string, AttributeValue>>;

const text = <Schema extends z.ZodMiniType>(schema: Schema) => z.object({ S: schema });

/** Created for the first thread that is read. */
const attributes = once(() =>
  z.object({
    listed: text(z.enum(['waits', 'answered'])),
    due: numberAttribute,
    kind: text(z.enum(THREAD_KINDS)),
    store: textAttribute,
    market: z.optional(textAttribute),
    language: z.optional(textAttribute),
    topic: z.optional(text(z.enum(TOPICS))),
    assignee: z.optional(textAttribute),
    holder: z.optional(textAttribute),
    heldUntil: z.optional(numberAttribute),
  }),
);

export function encodeRow(row: BoardRow | undefined): BoardAttributes {
  if (row === undefined) return {};
  const { state, due, kind, store, marketplaceId, language, topic, assignee, hold } = row;
  const key = boardKeyOf({ state, due });
  return {
    listed: { S: key.listed },
    due: { N: String(key.due) },
    kind: { S: kind },
    store: { S: store },
    ...(marketplaceId !== undefined && { market: { S: marketplaceId } }),
    ...(language !== undefined && { language: { S: language } }),
    ...(topic !== undefined && { topic: { S: topic } }),
    ...(assignee !== undefined && { assignee: { S: assignee } }),
    ...(hold !== undefined && { holder: { S: hold.by }, heldUntil: { N: String(hold.until) } }),
  };
}

/** The row of a thread's item; undefined for one without, and for one that cannot be read, which the next save mends. */
export function decodeRow(item: Readonly<Record<string, AttributeValue>>): BoardRow | undefined {
  if (item['listed'] === undefined) return undefined;
  const { data } = attributes().safeParse(item);
  if (data === undefined) return undefined;
  const { listed, due, kind, store, market, language, topic, assignee, holder, heldUntil } = data;
  return {
    ...boardStateOf({ listed: listed.S, due: due.N }),
    kind: kind.S,
    store: store.S,
    ...(market !== undefined && { marketplaceId: market.S }),
    ...(language !== undefined && { language: language.S }),
    ...(topic !== undefined && { topic: topic.S }),
    ...(assignee !== undefined && { assignee: assignee.S }),
    ...(holder !== undefined && heldUntil !== undefined && { hold: { by: holder.S, until: heldUntil.N } }),
  };
}
