import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { expect, it } from 'vitest';
import { openOutbox } from '#infra/local/services/outbox';
import { startSmallServices } from '#infra/local/services/small-services';
import { at } from '#test/builders/thread';
import { LOCAL } from '#test/shared/ports/embedded';

it('a mail is in the outbox before its delivery is reported', async () => {
  const outbox = openOutbox(undefined);
  const found: number[] = [];
  const small = await startSmallServices({
    outbox,
    now: () => at('10:00'),
    publishMailEvents: () => Promise.resolve(void found.push(outbox.list().length)),
    ses: { answer: () => undefined },
    deliver: ({ recipients }) => Promise.resolve(recipients),
    onHeartbeat: () => undefined,
    secrets: new Map(),
    oldestSeconds: () => Promise.resolve(undefined),
  });
  const client = new SESClient({ ...LOCAL, endpoint: small.endpoint });
  await client.send(
    new SendRawEmailCommand({
      Source: 'alerts@acme.example',
      Destinations: ['li@acme.example'],
      RawMessage: { Data: Buffer.from('Subject: hello\r\n\r\nhello') },
    }),
  );
  client.destroy();
  await small.stop();
  expect(found).toEqual([1]);
});
