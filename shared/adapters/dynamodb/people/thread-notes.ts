import {
  ConditionalCheckFailedException,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  UpdateItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { MOST_TAGS, type Note, NOTE_KEPT_FOR_MS, type Notes } from '#shared/ports/people/notes';
import * as z from '#shared/zod';
import { expiry, numberAttribute, textAttribute } from '../items/attributes.ts';

/** The latest of a thread that are shown. */
const MOST_SHOWN = 100;

const noteItem = z.pipe(
  z.object({
    id: textAttribute,
    at: numberAttribute,
    by: textAttribute,
    text: textAttribute,
    mentions: z.optional(z.object({ SS: z.array(z.string()) })),
  }),
  z.transform(({ id, at, by, text, mentions }): Note => ({
    id: id.S,
    at: at.N,
    by: by.S,
    text: text.S,
    mentions: mentions?.SS ?? [],
  })),
);

const tagsItem = z.object({ tags: z.optional(z.object({ SS: z.array(z.string()) })), at: numberAttribute });

/** Stores each note as an item, and the tags of a thread as one. */
export function dynamoDbNotes(client: DynamoDBClient, tableName: string): Notes {
  const keyOf = ({ pk, sk }: { readonly pk: string; readonly sk: string }) => ({
    pk: { S: pk },
    sk: { S: sk },
  });
  return {
    async add(threadId, { id, at, by, text, mentions }) {
      return held(
        client.send(
          new PutItemCommand({
            TableName: tableName,
            Item: {
              ...keyOf(keys.note(threadId, id)),
              id: { S: id },
              at: { N: String(at) },
              by: { S: by },
              text: { S: text },
              ...(mentions.length > 0 && { mentions: { SS: [...mentions] } }),
              [table.timeToLive]: expiry(at + NOTE_KEPT_FOR_MS),
            },
            ConditionExpression: 'attribute_not_exists(pk)',
          }),
        ),
      );
    },

    async of(threadId, now) {
      const { Items = [] } = await client.send(
        new QueryCommand({
          TableName: tableName,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: keys.note(threadId, '').pk } },
        }),
      );
      const isYoung = ({ at }: { readonly at: number }): boolean => at > now - NOTE_KEPT_FOR_MS;
      const tagsKey = keys.tags(threadId).sk;
      const notes = Items.filter(({ sk }) => sk?.S !== tagsKey).map((item) => noteItem.parse(item));
      const tags = Items.filter(({ sk }) => sk?.S === tagsKey).map((item) => tagsItem.parse(item));
      return {
        notes: notes
          .filter(isYoung)
          .toSorted((a, b) => a.at - b.at)
          .slice(-MOST_SHOWN),
        tags: tags
          .filter(({ at }) => isYoung({ at: at.N }))
          .flatMap((one) => one.tags?.SS ?? [])
          .toSorted(),
      };
    },

    async find(threadId, id, now) {
      const { Item } = await client.send(
        new GetItemCommand({
          TableName: tableName,
          Key: keyOf(keys.note(threadId, id)),
          ConsistentRead: true,
        }),
      );
      const note = Item === undefined ? undefined : noteItem.parse(Item);
      return note !== undefined && note.at > now - NOTE_KEPT_FOR_MS ? note : undefined;
    },

    tag: (threadId, tag, now) =>
      held(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(keys.tags(threadId)),
            UpdateExpression: `ADD tags :tag SET #at = :now, ${table.timeToLive} = :expiry`,
            ConditionExpression: 'attribute_not_exists(tags) OR size(tags) < :most OR contains(tags, :one)',
            ExpressionAttributeNames: { '#at': 'at' },
            ExpressionAttributeValues: {
              ':tag': { SS: [tag] },
              ':one': { S: tag },
              ':most': { N: String(MOST_TAGS) },
              ':now': { N: String(now) },
              ':expiry': expiry(now + NOTE_KEPT_FOR_MS),
            },
          }),
        ),
      ),

    async untag(threadId, tag) {
      await held(
        client.send(
          new UpdateItemCommand({
            TableName: tableName,
            Key: keyOf(keys.tags(threadId)),
            UpdateExpression: 'DELETE tags :tag',
            // A thread without tags must not get an item that never expires.
            ConditionExpression: 'attribute_exists(pk)',
            ExpressionAttributeValues: { ':tag': { SS: [tag] } },
          }),
        ),
      );
    },
  };
}

/** Whether a write's condition held. */
async function held(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
