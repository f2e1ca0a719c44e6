import { BatchWriteItemCommand, type DynamoDBClient, type WriteRequest } from '@aws-sdk/client-dynamodb';
import { Failure } from '#shared/failure';
import type { WaitLog } from '#shared/ports/figures';
import { waitItem, waitKey } from './items/wait-item.ts';

/** The most writes that DynamoDB takes in one request. */
const WRITTEN_AT_ONCE = 25;
/** A throttled table leaves some writes undone, which are sent again; after so many rounds the caller starts over. */
const ROUNDS = 5;

/** Writes ended waits into the table, as `dynamoDbThreadStore` does, but separately from their threads. */
export function dynamoDbWaitLog(client: DynamoDBClient, tableName: string): WaitLog {
  return {
    async put(waits) {
      const items = new Map(waits.map((wait) => [JSON.stringify(waitKey(wait)), waitItem(wait)]));
      const writes = [...items.values()].map((Item) => ({ PutRequest: { Item } }));
      for (let from = 0; from < writes.length; from += WRITTEN_AT_ONCE) {
        let wanted: WriteRequest[] = writes.slice(from, from + WRITTEN_AT_ONCE);
        for (let round = 0; wanted.length > 0; round += 1) {
          if (round === ROUNDS) throw new Failure(`DynamoDB left waits unwritten ${ROUNDS} times`);
          const { UnprocessedItems } = await client.send(
            new BatchWriteItemCommand({ RequestItems: { [tableName]: wanted } }),
          );
          wanted = UnprocessedItems?.[tableName] ?? [];
        }
      }
    },
  };
}
