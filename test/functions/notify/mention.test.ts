import { expect, it } from 'vitest';
import { sendMention } from '#functions/notify/mention';
import { changeThread } from '#shared/application/threads/change-thread';
import { record } from '#shared/application/threads/record';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { Outcome } from '#shared/domain/sends/send';
import type { AlertMessage } from '#shared/ports/alerts';
import { shop } from '#test/builders/shop';
import { at, message, threadOf } from '#test/builders/thread';
import { memoryNotes } from '#test/fakes/memory-notes';
import { memoryAlertChannel, memoryAlertQueue, memorySettings } from '#test/fakes/memory-ports';
import { memoryThreadStore } from '#test/fakes/memory-thread-store';

const NOW = at('12:00');
const { id: threadId } = threadOf();
const NOTE = {
  id: 'n1',
  at: NOW,
  by: 'ana',
  text: '@li see <b>evil.example</b>, please',
  mentions: ['li', 'chen'],
};

async function mailed(to: string, noteId = NOTE.id, ...outcomes: Outcome[]) {
  const threads = memoryThreadStore();
  const notes = memoryNotes();
  const email = memoryAlertChannel<Extract<AlertMessage, { channel: 'email' }>>(...outcomes);
  const deps = { threads, alerts: memoryAlertQueue(), change: changeThread, rules: rulesOf(shop()) };
  await record(deps, threadOf(), [message('m1', at('10:00'))], NOW);
  await notes.add(threadId, NOTE);
  await sendMention(
    {
      threads,
      notes,
      settings: memorySettings(shop()),
      channels: { email },
      publicUrl: 'https://board.example/',
      now: () => NOW,
    },
    { threadId, noteId, to },
  );
  return email.delivered;
}

it('the mail of a note says who wrote it, where, and leads to the thread; its words link nowhere', async () => {
  const [mail, ...others] = await mailed('chen');
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    from: 'alerts@acme.example',
    to: { name: 'Chen Hua', address: 'chen@acme.example' },
    subject: 'Ana Ruiz mentions you: Acme US, amazon.com, 111-1111111-1111111',
  });
  expect(mail?.text).toContain('https://board.example/threads/acme-us.111-1111111-1111111');
  expect(mail?.text).toContain('> @li see <b>evil[.]example</b>, please');
  expect(mail?.html).not.toContain('<b>evil');
});

it('it is in the language of its reader', async () => {
  expect((await mailed('li'))[0]?.subject).toContain('Ana Ruiz 在备注中提到您');
});

it('nobody is mailed about a note that is gone, or who left the settings', async () => {
  expect(await mailed('gone')).toEqual([]);
  expect(await mailed('li', 'none')).toEqual([]);
});

it('a mail that was not accepted makes the queue bring it again', async () => {
  await expect(mailed('li', 'n1', { result: 'retry', reason: 'SES: Throttling' })).rejects.toThrow(
    'SES: Throttling',
  );
});
