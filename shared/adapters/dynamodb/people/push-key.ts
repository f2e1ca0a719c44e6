import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { keys } from '#shared/contracts/table';
import type { PushKey } from '#shared/ports/people/push-devices';
import * as z from '#shared/zod';
import { textAttribute } from '../items/attributes.ts';

const keyItem = z.object({ publicKey: textAttribute });

/** Stores the public key beside the settings. */
export function dynamoDbPushKey(client: DynamoDBClient, tableName: string): PushKey {
  const { pk, sk } = keys.pushKey;
  const Key = { pk: { S: pk }, sk: { S: sk } };
  return {
    async current() {
      const { Item } = await client.send(new GetItemCommand({ TableName: tableName, Key }));
      return keyItem.safeParse(Item).data?.publicKey.S;
    },
    async put(publicKey) {
      await client.send(
        new PutItemCommand({ TableName: tableName, Item: { ...Key, publicKey: { S: publicKey } } }),
      );
    },
  };
}
