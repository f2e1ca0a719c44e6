import {
  ConditionalCheckFailedException,
  DeleteItemCommand,
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { keys, table } from '#shared/contracts/table';
import { type Instant, minutes } from '#shared/domain/instant';
import { deviceEnd, MOST_DEVICES, type PushDevice } from '#shared/domain/people/push';
import { Failure } from '#shared/failure';
import type { PushDevices } from '#shared/ports/people/push-devices';
import * as z from '#shared/zod';
import { expiry, jsonAttribute, numberAttribute } from '../items/attributes.ts';
import { dynamoDbPushTo } from './push-to.ts';

const text = z.string().check(z.minLength(1));

const deviceSchema = z.pipe(
  z.object({
    id: text,
    endpoint: text,
    p256dh: text,
    auth: text,
    email: text,
    browser: z.optional(text),
    since: z.int(),
    acceptedAt: z.optional(z.int()),
  }),
  z.transform(({ browser, acceptedAt, ...rest }): PushDevice => ({
    ...rest,
    ...(browser !== undefined && { browser }),
    ...(acceptedAt !== undefined && { acceptedAt }),
  })),
);

const devicesItem = z.object({ revision: numberAttribute, devices: jsonAttribute(z.array(deviceSchema)) });

/** How often a change is tried while others make theirs. */
const TRIES = 5;

/** Several messages to a device within this time are one note. */
const NOTED_EVERY_MS = minutes(1);

/** Stores all devices of a person in one small item, which DynamoDB deletes some time after the last of them has ended. */
export function dynamoDbPushDevices(client: DynamoDBClient, tableName: string): PushDevices {
  const pushTo = dynamoDbPushTo(client, tableName);

  async function read(person: string): Promise<{ revision: number; devices: readonly PushDevice[] }> {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: keyOf(person), ConsistentRead: true }),
    );
    const { data } = devicesItem.safeParse(Item);
    return { revision: data?.revision.N ?? 0, devices: data?.devices.S ?? [] };
  }

  /** False when somebody else changed them meanwhile. */
  async function save(person: string, revision: number, devices: readonly PushDevice[]): Promise<boolean> {
    try {
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: {
            ...keyOf(person),
            revision: { N: String(revision + 1) },
            devices: { S: JSON.stringify(devices) },
            [table.timeToLive]: expiry(Math.max(...devices.map(deviceEnd), 0)),
          },
          ConditionExpression: 'attribute_not_exists(pk) OR revision = :revision',
          ExpressionAttributeValues: { ':revision': { N: String(revision) } },
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  /** Changes the devices of a person; `next` returns the very same ones for no change. */
  async function change(
    person: string,
    now: Instant,
    next: (devices: readonly PushDevice[]) => readonly PushDevice[],
  ): Promise<readonly PushDevice[]> {
    for (let tries = 0; tries < TRIES; tries += 1) {
      const { revision, devices: all } = await read(person);
      const devices = living(all, now);
      const changed = next(devices);
      if (changed === devices && devices.length === all.length) return devices;
      if (await save(person, revision, changed)) return changed;
    }
    throw new Failure('others kept changing the devices of a person');
  }

  /** Whoever adds a device meanwhile finds the person on the list, or puts them there again. */
  async function dropFromList(person: string, now: Instant): Promise<void> {
    await pushTo.set(person, false);
    if (living((await read(person)).devices, now).length > 0) await pushTo.set(person, true);
  }

  async function remove(person: string, ids: readonly string[], now: Instant): Promise<void> {
    const left = await change(person, now, (devices) =>
      devices.some(({ id }) => ids.includes(id)) ? devices.filter(({ id }) => !ids.includes(id)) : devices,
    );
    if (left.length === 0) await dropFromList(person, now);
  }

  return {
    of: async (person, now) => living((await read(person)).devices, now),

    async add(person, device, now) {
      const devices = await change(person, now, (before) => {
        const others = before.filter(({ id }) => id !== device.id);
        if (others.length >= MOST_DEVICES) return before;
        return others.length < before.length
          ? before.map((one) => (one.id === device.id ? device : one))
          : [...before, device];
      });
      if (!devices.includes(device)) return false;
      await pushTo.set(person, true);
      return true;
    },

    remove,

    async note(person, { accepted, gone }, now) {
      const isNews = ({ id, acceptedAt = 0 }: PushDevice): boolean =>
        accepted.includes(id) && now - acceptedAt >= NOTED_EVERY_MS;
      const left = await change(person, now, (devices) =>
        devices.some((one) => gone.includes(one.id) || isNews(one))
          ? devices
              .filter(({ id }) => !gone.includes(id))
              .map((one) => (isNews(one) ? { ...one, acceptedAt: now } : one))
          : devices,
      );
      if (left.length === 0) await dropFromList(person, now);
    },

    async keepOnly(people) {
      for (const person of (await pushTo.current()).people) {
        if (people.includes(person)) continue;
        await client.send(new DeleteItemCommand({ TableName: tableName, Key: keyOf(person) }));
        await pushTo.set(person, false);
      }
    },
  };
}

function keyOf(person: string): { pk: { S: string }; sk: { S: string } } {
  const { pk, sk } = keys.pushDevices(person);
  return { pk: { S: pk }, sk: { S: sk } };
}

function living(devices: readonly PushDevice[], now: Instant): readonly PushDevice[] {
  return devices.every((one) => now < deviceEnd(one))
    ? devices
    : devices.filter((one) => now < deviceEnd(one));
}
