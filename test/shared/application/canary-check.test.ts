import { beforeEach, describe, expect, it } from 'vitest';
import { sweep } from '#functions/sweep/sweep';
import { canaryCheck, type CanaryCheckDeps } from '#shared/application/checks/canary-check';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import { replaceSend } from '#shared/domain/escalation/advance';
import { summon } from '#shared/domain/escalation/summon';
import { hours, type Instant } from '#shared/domain/instant';
import type { Role } from '#shared/domain/rules/policy';
import { heard } from '#shared/domain/sends/delivery';
import type { Send } from '#shared/domain/sends/send';
import { settle, takeLease } from '#shared/domain/sends/settle';
import { foldThread } from '#shared/domain/thread/fold';
import { situationOf } from '#shared/domain/thread/situation';
import { newThread } from '#shared/domain/thread/thread';
import { CANARY_ID, canaryThreadId } from '#shared/domain/watch/canary';
import type { Stored } from '#shared/ports/threads';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memoryAlertQueue, memoryAuditLog, memoryCanaryLog, memorySettings } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';
import { memoryReplyQueue } from '#test/fakes/memory-replies';

let threads: ReturnType<typeof memoryThreadStore>;
let alerts: ReturnType<typeof memoryAlertQueue>;
let canaries: ReturnType<typeof memoryCanaryLog>;
let audits: ReturnType<typeof memoryAuditLog>;
let settings: ReturnType<typeof memorySettings>;
let deps: CanaryCheckDeps;

beforeEach(() => {
  threads = memoryThreadStore();
  alerts = memoryAlertQueue();
  canaries = memoryCanaryLog();
  audits = memoryAuditLog();
  settings = memorySettings(shop());
  deps = { threads, canaries, audits, settings };
});

const nonceOf = (hour: number): string => String(hour).padStart(32, '0');
const stored = async (nonce: string, now: Instant): Promise<Stored> =>
  (await threads.load([canaryThreadId(nonce)], now))[0]!;

/** Sends the canary of an hour, whose mail arrives at once. */
async function comesIn(hour: number, sentAt = at('10:00') + hours(hour - 10)): Promise<string> {
  const nonce = nonceOf(hour);
  await canaries.note({ nonce, sentAt });
  await record(
    { threads, alerts, change: coalescing(), rules: rulesOf(shop()) },
    { id: canaryThreadId(nonce), kind: 'canary', store: CANARY_ID },
    [{ type: 'concern-raised', id: `c${nonce}`, at: sentAt, about: 'canary' }],
    sentAt,
  );
  return nonce;
}

const swept = (now: Instant) =>
  sweep(
    { threads, alerts, settings, now: () => now, replies: memoryReplyQueue(), onFailure: () => undefined },
    now,
  );

async function changeSend(nonce: string, now: Instant, change: (send: Send) => Send): Promise<void> {
  const found = await stored(nonce, now);
  const [send] = found.thread.sends;
  await threads.save({ ...found, thread: replaceSend(found.thread, change(send!)) }, now);
}

const accepted = (nonce: string, now: Instant) =>
  changeSend(nonce, now, (send) =>
    settle(takeLease(send, 'one', now), { result: 'accepted' }, { dueAt: now, now, digest: false }),
  );

describe('a canary', () => {
  it('that went all the way is no problem, and its thread is settled', async () => {
    const nonce = await comesIn(10);
    await swept(at('10:09'));
    await accepted(nonce, at('10:10'));
    await changeSend(nonce, at('10:11'), (send) => heard(send, { word: 'delivered' }, at('10:11')));
    expect(await canaryCheck(deps, at('10:20'))).toEqual([]);
    const { thread, nextActionAt } = await stored(nonce, at('10:20'));
    expect(foldThread(thread, at('10:20'))?.ended).toEqual({ at: at('10:20'), by: 'closed' });
    expect(nextActionAt).toBe(null);
  });

  it('alerts only its placeholder person, even when it fails', async () => {
    const nonce = await comesIn(10);
    await swept(at('10:09'));
    await changeSend(nonce, at('10:10'), (send) => ({ ...send, state: 'broken' }));
    await swept(at('10:15'));
    await swept(at('12:00'));
    const { thread } = await stored(nonce, at('12:00'));
    expect(thread.sends.map(({ channel, recipient, calls }) => [channel, recipient, calls])).toEqual([
      ['email', CANARY_ID, [CANARY_ID]],
    ]);
  });

  it('that did not arrive is reported with where it stopped', async () => {
    await canaries.note({ nonce: nonceOf(10), sentAt: at('10:00') });
    expect(await canaryCheck(deps, at('10:20'))).toEqual([
      { what: 'the canary did not come through: no thread', count: 1 },
    ]);
  });

  it('that no sweep found is not claimed', async () => {
    await comesIn(10);
    expect(await canaryCheck(deps, at('10:20'))).toEqual([
      { what: 'the canary did not come through: not claimed', count: 1 },
    ]);
  });

  it('that no notifier took is not sent', async () => {
    await comesIn(10);
    await swept(at('10:09'));
    expect(await canaryCheck(deps, at('10:20'))).toEqual([
      { what: 'the canary did not come through: not sent', count: 1 },
    ]);
  });

  it('that SES has accepted may still be proven; if not, the next audit reports it', async () => {
    const nonce = await comesIn(10);
    await swept(at('10:09'));
    await accepted(nonce, at('10:10'));
    expect(await canaryCheck(deps, at('10:20'))).toEqual([]);
    expect(foldThread((await stored(nonce, at('10:20'))).thread, at('10:20'))?.ended).toBeUndefined();
    await swept(at('10:25'));
    const next = await comesIn(11);
    await swept(at('11:09'));
    await accepted(next, at('11:10'));
    expect(await canaryCheck(deps, at('11:20'))).toEqual([
      { what: 'the previous canary did not come through: not delivered', count: 1 },
    ]);
    expect((await stored(nonce, at('11:20'))).nextActionAt).toBe(null);
  });

  it('that is late gets its time; a gap of an hour and a half is reported', async () => {
    await comesIn(10, at('10:10'));
    expect(await canaryCheck(deps, at('10:20'))).toEqual([]);
    expect(await canaryCheck(deps, at('11:41'))).toEqual([{ what: 'no canary was sent', count: 1 }]);
  });
});

describe('the people of a shop', () => {
  it('are not alerted by a canary, and a step for everyone does not alert the placeholder person', () => {
    const { rota } = rulesOf(shop());
    const situation = situationOf(
      newThread({ id: 'acme-us.new', kind: 'message', store: 'acme-us' }),
      rota,
      at('10:00'),
    );
    const called = (role: Role): string[] =>
      summon(situation, [role], at('10:00')).responders.map(({ id }) => id);
    expect(called('everyone')).toEqual(['li', 'ana', 'chen']);
    expect(called('canary')).toEqual([CANARY_ID]);
  });
});

describe('before the first canary', () => {
  it('the first audit passes; the next one reports it', async () => {
    expect(await canaryCheck(deps, at('10:20'))).toEqual([]);
    await audits.write({ at: at('10:20'), passed: true, problems: [], silences: [] });
    expect(await canaryCheck(deps, at('10:21'))).toEqual([]);
    expect(await canaryCheck(deps, at('11:20'))).toEqual([{ what: 'no canary was sent', count: 1 }]);
  });
});
