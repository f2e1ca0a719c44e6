import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';

const TABLE = 'AWS::DynamoDB::GlobalTable';

const tableProperties = z.looseObject({
  GlobalSecondaryIndexes: z.array(z.looseObject({ IndexName: z.string() })).default([]),
});
const template = z.looseObject({
  Resources: z.record(z.string(), z.looseObject({ Type: z.string(), Properties: z.unknown().optional() })),
});

type Index = z.output<typeof tableProperties>['GlobalSecondaryIndexes'][number];

/**
 * Sentences for updates of a table that DynamoDB refuses in the middle of a deploy: an update makes or deletes one index,
 * and an index cannot change. Empty when the update is possible.
 */
export function refusedIndexChanges(deployed: unknown, next: unknown): string[] {
  const renewed = indexesOf(next);
  return Object.entries(indexesOf(deployed)).flatMap(([id, before]) => {
    const after = renewed[id];
    if (after === undefined) return [];
    const changed = before.filter((index) => {
      const same = named(after, index);
      return same !== undefined && !isDeepStrictEqual(same, index);
    });
    const made = after.filter((index) => named(before, index) === undefined);
    const deleted = before.filter((index) => named(after, index) === undefined);
    return [
      ...changed.map(
        ({ IndexName }) =>
          `${id} would change its index ${IndexName}, which DynamoDB cannot do: give the new one another name, and delete this one with a later deploy`,
      ),
      ...(made.length + deleted.length > 1
        ? [
            `${id} would make or delete the indexes ${[...made, ...deleted].map(({ IndexName }) => IndexName).join(' and ')} at once, and DynamoDB does one at a time: deploy the releases in between first`,
          ]
        : []),
    ];
  });
}

function named(indexes: readonly Index[], { IndexName }: Index): Index | undefined {
  return indexes.find((one) => one.IndexName === IndexName);
}

/** The indexes of each table, by its logical id. */
function indexesOf(of: unknown): Record<string, Index[]> {
  return Object.fromEntries(
    Object.entries(template.parse(of).Resources).flatMap(([id, { Type, Properties }]) =>
      Type === TABLE ? [[id, tableProperties.parse(Properties ?? {}).GlobalSecondaryIndexes]] : [],
    ),
  );
}
