import { type DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { AUDIT_SEGMENTS } from '#shared/contracts/audit';
import { threadIdOf } from '#shared/contracts/table';
import type { ThreadAudit } from '#shared/ports/watch';
import { parseThread } from './thread-store.ts';

/** Scans the table itself, without the index. */
export function dynamoDbThreadAudit(client: DynamoDBClient, tableName: string): ThreadAudit {
  return {
    async *segment(segment, now) {
      const pages = paginateScan(
        { client },
        {
          TableName: tableName,
          Segment: segment,
          TotalSegments: AUDIT_SEGMENTS,
          FilterExpression: 'begins_with(pk, :thread)',
          ExpressionAttributeValues: { ':thread': { S: 'thread#' } },
        },
      );
      for await (const { Items = [] } of pages)
        yield Items.flatMap((item) => {
          try {
            return parseThread(item, now) ?? [];
          } catch {
            return { unreadable: threadIdOf(item['pk']?.S ?? '') ?? 'an item without a key' };
          }
        });
    },
  };
}
