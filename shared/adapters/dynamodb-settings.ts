import { GetItemCommand, PutItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { settingsSchema, type VersionedSettings } from '../contracts/settings.ts';
import { keys } from '../contracts/table.ts';
import { seconds } from '../domain/instant.ts';
import { Failure } from '../failure.ts';

const settingsItem = z.object({
  version: z.object({ S: z.string() }),
  settings: z.object({ S: z.string() }),
});
const markItem = z.object({ version: z.object({ S: z.string() }) });

/** The settings in force, as a versioned item of the table. */
export interface SettingsStore {
  /** @throws when none were ever put, or when the stored ones do not pass the schema. */
  current(): Promise<VersionedSettings>;
  /** `settingsJson` is the settings file's content as JSON; it must have passed the schema. */
  put(version: string, settingsJson: string): Promise<void>;
  /** The version by which the open threads were planned last. */
  plannedVersion(): Promise<string | undefined>;
  markPlanned(version: string): Promise<void>;
}

/** How long a function goes on with the settings that it has read. */
const KEEP_MS = seconds(30);

/** `uptime` tells the process's age in milliseconds. */
export function dynamoDbSettings(
  client: DynamoDBClient,
  tableName: string,
  uptime: () => number,
): SettingsStore {
  let parsed: VersionedSettings | undefined;
  let kept: { readonly settings: Promise<VersionedSettings>; readonly at: number } | undefined;
  let planned: string | undefined;
  const read = async (key: { pk: string; sk: string }): Promise<unknown> => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: tableName, Key: { pk: { S: key.pk }, sk: { S: key.sk } } }),
    );
    return Item;
  };
  const readCurrent = async (): Promise<VersionedSettings> => {
    const item = await read(keys.settings);
    if (item === undefined) throw new Failure('there are no settings in the table: deploy them first');
    const { version, settings } = settingsItem.parse(item);
    // Parsing takes longer than reading, and settings change once in a month.
    if (parsed?.version !== version.S)
      parsed = { version: version.S, settings: settingsSchema.parse(JSON.parse(settings.S)) };
    return parsed;
  };
  return {
    current() {
      if (kept !== undefined && uptime() - kept.at < KEEP_MS) return kept.settings;
      // Those who ask at the same time share one read; a failure is not kept.
      const settings = readCurrent();
      kept = { settings, at: uptime() };
      settings.catch(() => (kept = undefined));
      return settings;
    },

    async put(version, settingsJson) {
      const { pk, sk } = keys.settings;
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { pk: { S: pk }, sk: { S: sk }, version: { S: version }, settings: { S: settingsJson } },
        }),
      );
    },

    async plannedVersion() {
      // Read again only when the settings have changed since: a version that was planned stays planned.
      if (planned !== undefined && planned === parsed?.version) return planned;
      const item = await read(keys.planMark);
      planned = item === undefined ? undefined : markItem.parse(item).version.S;
      return planned;
    },

    async markPlanned(version) {
      const { pk, sk } = keys.planMark;
      await client.send(
        new PutItemCommand({
          TableName: tableName,
          Item: { pk: { S: pk }, sk: { S: sk }, version: { S: version } },
        }),
      );
    },
  };
}
