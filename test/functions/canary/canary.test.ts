import { expect, it } from 'vitest';
import { sendCanary } from '#functions/canary/canary';
import { canaryNonceIn } from '#shared/contracts/canary';
import type { CanaryMailer } from '#shared/ports/watch';
import { shop } from '#test/builders/shop';
import { at } from '#test/builders/thread';
import { memoryCanaryLog, memorySettings } from '#test/fakes/memory-ports';

const nonce = '0123456789abcdef'.repeat(2);

it('a canary is sent from the settings’ sender to the domain of the first intake address, and is recorded', async () => {
  const canaries = memoryCanaryLog();
  const sent: Parameters<CanaryMailer['send']>[0][] = [];
  const mailer: CanaryMailer = { send: (mail) => Promise.resolve(void sent.push(mail)) };
  await sendCanary(
    { settings: memorySettings(shop()), canaries, mailer, newNonce: () => nonce },
    at('10:00'),
  );
  expect(sent).toEqual([
    {
      from: 'alerts@acme.example',
      to: 'canary@intake.acme.example',
      subject: `Replywatch canary ${nonce}`,
    },
  ]);
  expect(canaryNonceIn(sent[0]!.subject)).toBe(nonce);
  expect(await canaries.last()).toEqual([{ nonce, sentAt: at('10:00') }]);
});

it('one that SES refuses is recorded all the same, so that the audit misses it', async () => {
  const canaries = memoryCanaryLog();
  const mailer: CanaryMailer = { send: () => Promise.reject(new Error('refused')) };
  const deps = { settings: memorySettings(shop()), canaries, mailer, newNonce: () => nonce };
  await expect(sendCanary(deps, at('10:00'))).rejects.toThrow('refused');
  expect(await canaries.last()).toHaveLength(1);
});
