import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { keys, table } from '../contracts/table.ts';
import { MEASURES, type ReportName } from '../domain/account/report.ts';
import type { Snapshot, SnapshotContents } from '../domain/account/snapshot.ts';
import { days } from '../domain/instant.ts';
import type { Place } from '../ports.ts';

type Item = Record<string, AttributeValue>;

/** A year can be compared with the one before. */
const KEEP_MS = days(400);

const count = z.number();
const CONTENTS: { readonly [Name in ReportName]: z.ZodType<SnapshotContents[Name]> } = {
  performance: z.object({
    accountStatus: z.string().exactOptional(),
    measures: z.array(
      z.object({
        name: z.enum(MEASURES),
        value: z.number(),
        target: z.object({ value: z.number(), side: z.enum(['below', 'above']) }).exactOptional(),
        status: z.string().exactOptional(),
        orders: count.exactOptional(),
        parts: z.object({ claims: count, chargebacks: count, negativeFeedback: count }).exactOptional(),
      }),
    ),
    healthRating: z
      .object({ status: z.string().exactOptional(), score: z.number().exactOptional() })
      .exactOptional(),
    warnings: z.array(z.object({ type: z.string(), status: z.string() })),
    violations: z.array(z.object({ type: z.string(), count, status: z.string().exactOptional() })),
  }),
  'contact-response': z.object({
    frames: z.array(
      z.object({
        from: z.number(),
        until: z.number(),
        averageHours: z.number().nullable(),
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
  sk: z.object({ S: z.string() }),
  at: z.object({ N: z.string().transform(Number) }),
  content: z.object({ S: z.string() }),
});

/** A snapshot as an item of the table. */
export function snapshotItem({ store, marketplaceId, report, day, at, content }: Snapshot): Item {
  const { pk, sk } = keys.snapshot(store, marketplaceId, report, day);
  return {
    pk: { S: pk },
    sk: { S: sk },
    at: { N: String(at) },
    content: { S: JSON.stringify(content) },
    [table.timeToLive]: { N: String(Math.ceil((at + KEEP_MS) / 1000)) },
  };
}

/** Reads an item back. @throws a ZodError that says what is wrong where. */
export function readSnapshot<Name extends ReportName>(
  { store, marketplaceId }: Place,
  report: Name,
  item: Item,
): Snapshot<Name> {
  const { sk, at, content } = storedItem.parse(item);
  const schema: z.ZodType<SnapshotContents[Name]> = CONTENTS[report];
  return { store, marketplaceId, report, day: sk.S, at: at.N, content: schema.parse(JSON.parse(content.S)) };
}
