import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { expect, it } from 'vitest';
import { createTable, localDynamoDb, startDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import { table } from '#shared/contracts/table';
import { tableProperties } from '#test/shared/ports/embedded';

it('the table of an earlier version gets the index that it lacks, with what is in the table', async () => {
  const database = await startDynamoDb();
  const client = localDynamoDb(database.endpoint);
  try {
    const { name, partitionKey, sortKey } = table.boardIndex;
    const whole = tableProperties();
    const before = {
      ...whole,
      AttributeDefinitions: whole.AttributeDefinitions.filter(
        ({ AttributeName }) => AttributeName !== partitionKey && AttributeName !== sortKey,
      ),
      GlobalSecondaryIndexes: whole.GlobalSecondaryIndexes.filter(({ IndexName }) => IndexName !== name),
    };
    await createTable(client, 'table', before);
    const Item = {
      pk: { S: 'thread#a' },
      sk: { S: 'thread' },
      [partitionKey]: { S: 'waits' },
      [sortKey]: { N: '1' },
      store: { S: 'acme-us' },
      thread: { S: 'not part of the list' },
    };
    await client.send(new PutItemCommand({ TableName: 'table', Item }));
    for (let start = 0; start < 2; start += 1) await createTable(client, 'table', whole);
    const { Items } = await client.send(
      new QueryCommand({
        TableName: 'table',
        IndexName: name,
        KeyConditionExpression: `${partitionKey} = :waits`,
        ExpressionAttributeValues: { ':waits': { S: 'waits' } },
      }),
    );
    const { thread: _, ...shown } = Item;
    expect(Items).toEqual([shown]);
  } finally {
    client.destroy();
    database.stop();
  }
});
