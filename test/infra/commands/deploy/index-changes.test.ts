import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refusedIndexChanges } from '#infra/commands/deploy/index-changes';
import { table } from '#shared/contracts/table';
import { synthesized } from '#test/infra/stack/synthesized';

const RELEASES = 'test/infra/commands/deploy/releases';

const { openIndex, boardIndex } = table;
const current = { Resources: Object.fromEntries(synthesized().all.map(({ id, ...one }) => [id, one])) };
const withIndexes = (...indexes: readonly object[]) => ({
  Resources: {
    Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { GlobalSecondaryIndexes: indexes } },
  },
});
const index = (IndexName: string, kind = 'KEYS_ONLY') => ({
  IndexName,
  Projection: { ProjectionType: kind },
});

describe('an update of the table', () => {
  it.each(readdirSync(RELEASES).filter((name) => name.endsWith('.json')))(
    'from the release in %s makes or deletes at most one index',
    (name) => {
      expect(refusedIndexChanges(JSON.parse(readFileSync(`${RELEASES}/${name}`, 'utf8')), current)).toEqual(
        [],
      );
    },
  );

  it('makes the board beside the index of the last release', () => {
    const tables = synthesized().template.filter(({ type }) => type === 'AWS::DynamoDB::GlobalTable');
    expect(tables.map(({ properties }) => properties)).toMatchObject([
      { GlobalSecondaryIndexes: [{ IndexName: openIndex.name }, { IndexName: boardIndex.name }] },
    ]);
  });

  it('may make one index, or delete one', () => {
    const [one, two] = [index('open'), index('board')];
    expect(refusedIndexChanges(withIndexes(one), withIndexes(one, two))).toEqual([]);
    expect(refusedIndexChanges(withIndexes(one, two), withIndexes(two))).toEqual([]);
    expect(refusedIndexChanges(withIndexes(one), withIndexes(one))).toEqual([]);
    expect(refusedIndexChanges({ Resources: {} }, withIndexes(one, two))).toEqual([]);
  });

  it('is refused when it makes or deletes more than one', () => {
    const said =
      'Table would make or delete the indexes board and open at once, and DynamoDB does one at a time: deploy the releases in between first';
    expect(refusedIndexChanges(withIndexes(index('open')), withIndexes(index('board')))).toEqual([said]);
  });

  it('is refused when it changes an index', () => {
    expect(refusedIndexChanges(withIndexes(index('board')), withIndexes(index('board', 'ALL')))).toEqual([
      'Table would change its index board, which DynamoDB cannot do: give the new one another name, and delete this one with a later deploy',
    ]);
  });
});
