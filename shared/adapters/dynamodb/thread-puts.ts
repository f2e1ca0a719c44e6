import {
  BatchExecuteStatementCommand,
  type BatchStatementRequest,
  ConditionalCheckFailedException,
  type DynamoDBClient,
  DynamoDBServiceException,
  PutItemCommand,
  type TransactWriteItem,
} from '@aws-sdk/client-dynamodb';
import { table } from '#shared/contracts/table';

/** DynamoDB takes so many statements in one request. */
const AT_ONCE = 25;
/** How large a request of statements may be is not documented; few threads have a text that is longer than this. */
const LONGEST_TEXT = 16_384;
/** What an item may leave out; a put takes away what was there before, an update must name it. */
const LEFT_OUT = [table.openIndex.sortKey, table.timeToLive];

/** The conditional put of a thread, with a token of its writer; a failed condition must give back the item that is there. */
export type ThreadPut = NonNullable<TransactWriteItem['Put']>;

interface Batch {
  readonly puts: ThreadPut[];
  readonly applied: Promise<ReadonlySet<ThreadPut>>;
}

/**
 * Puts threads; those that are wanted at the same time go as statements of one request, which DynamoDB applies or
 * refuses one by one and counts like puts: a call costs the function far more than an item. What was refused is
 * put by itself, and only that decides. Gives false for a lost race.
 */
export function threadPuts(client: DynamoDBClient): (put: ThreadPut) => Promise<boolean> {
  let collecting: Batch | undefined;
  const newBatch = (): Batch => {
    const puts: ThreadPut[] = [];
    const applied = new Promise<void>((go) => setImmediate(go)).then(() => {
      if (collecting?.puts === puts) collecting = undefined;
      return puts.length < 2 ? new Set<ThreadPut>() : putTogether(client, puts);
    });
    return { puts, applied };
  };
  return async (put) => {
    if ((put.Item?.['thread']?.S ?? '').length > LONGEST_TEXT) return putAlone(client, put);
    if (collecting === undefined || collecting.puts.length === AT_ONCE) collecting = newBatch();
    const { puts, applied } = collecting;
    puts.push(put);
    return (await applied).has(put) || putAlone(client, put);
  };
}

/** Whether an item that is there was put by this very put, whose answer was lost: the SDK repeats it then. */
export function isOf(put: ThreadPut, item: ThreadPut['Item']): boolean {
  return item?.['token']?.S !== undefined && item['token'].S === put.Item?.['token']?.S;
}

async function putAlone(client: DynamoDBClient, put: ThreadPut): Promise<boolean> {
  try {
    await client.send(new PutItemCommand(put));
    return true;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    return isOf(put, error.Item);
  }
}

/** Those of the puts that were applied. A request that is refused as a whole applied none of them. */
async function putTogether(client: DynamoDBClient, puts: readonly ThreadPut[]): Promise<Set<ThreadPut>> {
  try {
    const { Responses = [] } = await client.send(
      new BatchExecuteStatementCommand({ Statements: puts.map(statementOf) }),
    );
    return new Set(puts.filter((_, index) => Responses[index] && Responses[index].Error === undefined));
  } catch (error) {
    if (error instanceof DynamoDBServiceException && error.$fault === 'client') return new Set();
    throw error;
  }
}

/**
 * The same as the put, in PartiQL. Of the forms that set several attributes the embedded DynamoDB takes the one with
 * commas. Source: Amazon DynamoDB developer guide, "Update DynamoDB data using PartiQL UPDATE statements with an AWS SDK".
 */
function statementOf({
  TableName = '',
  Item = {},
  ExpressionAttributeValues,
}: ThreadPut): BatchStatementRequest {
  const version = ExpressionAttributeValues?.[':version'];
  if (version === undefined) {
    const names = Object.keys(Item).map((name) => `'${name}':?`);
    return {
      Statement: `INSERT INTO "${TableName}" VALUE {${names.join(',')}}`,
      Parameters: Object.values(Item),
    };
  }
  const { pk, sk, ...rest } = Item;
  const set = Object.keys(rest).map((name) => `"${name}"=?`);
  const removed = LEFT_OUT.filter((name) => !(name in Item)).map((name) => ` REMOVE "${name}"`);
  return {
    Statement: `UPDATE "${TableName}" SET ${set.join(',')}${removed.join('')} WHERE "pk"=? AND "sk"=? AND "version"=?`,
    Parameters: [...Object.values(rest), ...[pk, sk, version].filter((value) => value !== undefined)],
  };
}
