import { beforeEach, describe, expect, it } from 'vitest';
import { answerAndFill, type FillingDeps, fillingRequestSchema } from '#functions/fill-board/fill-board';
import { boardFilledAsked, fillBoard, isBoardFilled } from '#shared/application/threads/fill-board';
import { type Instant, hours, minutes } from '#shared/domain/instant';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import { memoryBoard, memoryBoardFilling } from '#test/fakes/memory-board';
import { memorySettings } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const asked = at('08:00');
const deployed = at('12:00');

let now: Instant;
let threads: ReturnType<typeof memoryThreadStore>;
let answers: unknown[];
let paused: number;
let deps: FillingDeps;

beforeEach(() => {
  threads = memoryThreadStore();
  [now, answers, paused] = [deployed, [], 0];
  deps = {
    filling: memoryBoardFilling(threads),
    settings: memorySettings(shop()),
    now: () => now,
    pause: (milliseconds) => Promise.resolve((paused += milliseconds)),
    answer: (_url, body) => Promise.resolve(void answers.push(JSON.parse(body))),
  };
});

const request = (RequestType: 'Create' | 'Update' | 'Delete', RequestId = 'deploy-1') =>
  fillingRequestSchema.parse({
    RequestType,
    ResponseURL: 'https://cloudformation.example/answer',
    StackId: 'stack',
    RequestId,
    LogicalResourceId: 'Filling',
    ResourceProperties: { ServiceToken: 'arn' },
  });
/** Saves threads as the last release did. */
const saveOld = async (count: number, from = 0): Promise<void> => {
  for (let index = from; index < from + count; index += 1) {
    const thread = { ...threadOf(message('m1', asked + index)), id: `acme-us.${index}` };
    expect(await threads.save({ thread, version: 0, nextActionAt: asked + hours(12) }, asked)).toBe(true);
  }
};
const listed = async (): Promise<readonly string[]> =>
  (await memoryBoard(threads).page({ state: 'all', limit: 50, now })).ids;
const all = (count: number): string[] => Array.from({ length: count }, (_, index) => `acme-us.${index}`);

describe('the deploy that brings the board', () => {
  it('answers CloudFormation first, then puts every thread on it, by its first deadline', async () => {
    await saveOld(5);
    const { settings } = deps;
    const given: number[] = [];
    deps = { ...deps, settings: { current: () => (given.push(answers.length), settings.current()) } };
    const progress = await answerAndFill(deps, request('Create'));
    expect(answers).toMatchObject([{ Status: 'SUCCESS', RequestId: 'deploy-1' }]);
    expect(new Set(given)).toEqual(new Set([1]));
    expect(await listed()).toEqual(all(5));
    expect(isBoardFilled(progress)).toBe(true);
  });

  it('leaves half of what the index takes to new messages', async () => {
    await saveOld(6);
    await answerAndFill(deps, request('Create'));
    expect(paused).toBe(6 * 2);
  });

  it('needs no settings while there is no thread', async () => {
    deps = { ...deps, settings: { current: () => Promise.reject(new Error('not seeded yet')) } };
    expect(isBoardFilled(await answerAndFill(deps, request('Create')))).toBe(true);
  });

  it('answers with the reason when it cannot begin, and does not fill', async () => {
    const refused = Object.assign(new Error('no'), { name: 'AccessDeniedException' });
    deps = { ...deps, filling: { ...deps.filling, progress: () => Promise.reject(refused) } };
    expect(await answerAndFill(deps, request('Create'))).toBeUndefined();
    expect(answers).toMatchObject([{ Status: 'FAILED' }]);
    expect(paused).toBe(35_000);
  });

  it('does nothing when it is taken back', async () => {
    await saveOld(1);
    await answerAndFill(deps, request('Delete'));
    expect(answers).toMatchObject([{ Status: 'SUCCESS' }]);
    expect(await listed()).toEqual([]);
    expect(await deps.filling.progress()).toBeUndefined();
  });

  it('fills anew when it comes a second time, after the last release ran in between', async () => {
    await answerAndFill(deps, request('Create', 'deploy-1'));
    await answerAndFill(deps, request('Delete', 'deploy-1-back'));
    await saveOld(3);
    await answerAndFill(deps, request('Create', 'deploy-2'));
    expect(await listed()).toEqual(all(3));
  });
});

describe('the filling of the board', () => {
  it('goes on where it was cut off, when Lambda calls it again', async () => {
    await saveOld(9);
    const { filling } = deps;
    let portions = 0;
    const dying = {
      ...filling,
      unlisted: (...given: Parameters<typeof filling.unlisted>) =>
        (portions += 1) > 2 ? Promise.reject(new Error('killed')) : filling.unlisted(...given),
    };
    await expect(answerAndFill({ ...deps, filling: dying }, request('Create'))).rejects.toThrow('killed');
    expect(await listed()).toEqual(all(4));
    expect(isBoardFilled(await filling.progress())).toBe(false);
    const from = (await filling.progress())?.after;
    await answerAndFill(deps, request('Create'));
    expect(from).toBe('4');
    expect(await listed()).toEqual(all(9));
  });

  it('stops when its time is up, and goes on with the next call', async () => {
    await saveOld(6);
    await deps.filling.note({ deploy: 'deploy-1', startedAt: now, pass: 'first' });
    const slow = { ...deps, pause: () => Promise.resolve((now += minutes(1))) };
    expect(isBoardFilled(await fillBoard(slow, now + minutes(2)))).toBe(false);
    expect(await listed()).toEqual(all(4));
    expect(isBoardFilled(await fillBoard(slow, now + minutes(2)))).toBe(true);
    expect(await listed()).toEqual(all(6));
  });

  it('looks a second time, when no function of the last release can still save a thread without its row', async () => {
    await saveOld(2);
    await answerAndFill(deps, request('Create'));
    await saveOld(1, 2);
    expect(await fillBoard(deps, now + minutes(2))).toMatchObject({ pass: 'second' });
    expect(await listed()).toEqual(all(2));
    now = deployed + minutes(15);
    expect(await fillBoard(deps, now + minutes(2))).toMatchObject({ pass: 'done' });
    expect(await listed()).toEqual(all(3));
  });

  it('is asked about until it is complete, and then no more', async () => {
    let asked = 0;
    const { filling } = deps;
    const isFilled = boardFilledAsked({ progress: () => ((asked += 1), filling.progress()) });
    expect(await isFilled()).toBe(false);
    await filling.note({ deploy: 'deploy-1', startedAt: now, pass: 'first' });
    expect(await isFilled()).toBe(false);
    await filling.note({ deploy: 'deploy-1', startedAt: now, pass: 'second' });
    expect([await isFilled(), await isFilled(), asked]).toEqual([true, true, 3]);
  });

  it('is over then: later calls read nothing but how far it came', async () => {
    await deps.filling.note({ deploy: 'deploy-1', startedAt: deployed, pass: 'done' });
    const { filling } = deps;
    deps = { ...deps, filling: { ...filling, unlisted: () => Promise.reject(new Error('read')) } };
    expect(await fillBoard(deps, now + hours(1))).toMatchObject({ pass: 'done' });
    expect(
      await fillBoard({ ...deps, filling: memoryBoardFilling(threads) }, now + hours(1)),
    ).toBeUndefined();
  });
});
