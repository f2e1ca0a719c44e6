import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { MEASURES, type ReportName } from '#shared/domain/account/report';
import type { Snapshot, SnapshotContents } from '#shared/domain/account/snapshot';
import { days } from '#shared/domain/instant';
import type { Place } from '#shared/ports/last-seen';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from './attributes.ts';

type Item = Record<string, AttributeValue>;

/** More than a year, so that a year can be compared with the one before. */
const KEEP_MS = days(400);

const count = z.number();
const CONTENTS: { readonly [Name in ReportName]: z.ZodMiniType<SnapshotContents[Name]> } = {
  performance: z.object({
    accountStatus: z.exactOptional(z.string()),
    measures: z.array(
      z.object({
        name: z.enum(MEASURES),
        value: z.number(),
        target: z.exactOptional(z.object({ value: z.number(), side: z.enum(['below', 'above']) })),
        status: z.exactOptional(z.string()),
        orders: z.exactOptional(count),
        parts: z.exactOptional(z.object({ claims: count, chargebacks: count, negativeFeedback: count })),
      }),
    ),
    healthRating: z.exactOptional(
      z.object({ status: z.exactOptional(z.string()), score: z.exactOptional(z.number()) }),
    ),
    warnings: z.array(z.object({ type: z.string(), status: z.string() })),
    allWarnings: z.exactOptional(z.literal(true)),
    violations: z.array(z.object({ type: z.string(), count, status: z.exactOptional(z.string()) })),
  }),
  'contact-response': z.object({
    frames: z.array(
      z.object({
        from: z.number(),
        until: z.number(),
        averageHours: z.nullable(z.number()),
        within24Hours: count,
        after24Hours: count,
        unanswered: count,
      }),
    ),
  }),
  feedback: z.object({ byRating: z.array(count) }),
  returns: z.object({ total: count, pending: count, claims: count }),
};

const storedItem = z.object({
  sk: textAttribute,
  at: numberAttribute,
  content: textAttribute,
});

/** A snapshot as an item of the table. */
export function snapshotItem({ store, marketplaceId, report, day, at, content }: Snapshot): Item {
  const { pk, sk } = keys.snapshot(store, marketplaceId, report, day);
  return {
    pk: { S: pk },
    sk: { S: sk },
    at: { N: String(at) },
    content: { S: JSON.stringify(content) },
    [table.timeToLive]: expiry(at + KEEP_MS),
  };
}

/** Decodes an item. @throws a ZodError that says what is wrong and where. */
export function readSnapshot<Name extends ReportName>(
  { store, marketplaceId }: Place,
  report: Name,
  item: Item,
): Snapshot<Name> {
  const { sk, at, content } = storedItem.parse(item);
  const schema: z.ZodMiniType<SnapshotContents[Name]> = CONTENTS[report];
  return { store, marketplaceId, report, day: sk.S, at: at.N, content: schema.parse(JSON.parse(content.S)) };
}
