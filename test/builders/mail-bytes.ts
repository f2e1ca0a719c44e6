import type { SendRawEmailCommand, SESClient } from '@aws-sdk/client-ses';
import { sesAlertChannel } from '#shared/adapters/channels/ses';
import type { AlertMessage } from '#shared/ports/alerts';

type Email = Extract<AlertMessage, { channel: 'email' }>;

/** The size of a mail as SES gets it, with all its headers. */
export async function mailBytes(
  mail: Pick<Email, 'to' | 'subject' | 'text' | 'html' | 'references'>,
): Promise<number> {
  let bytes = 0;
  const client = {
    send({ input }: SendRawEmailCommand) {
      bytes = input.RawMessage?.Data?.length ?? 0;
      return Promise.resolve({});
    },
  } as unknown as SESClient;
  const { result } = await sesAlertChannel(client, 'set').deliver({
    ...mail,
    channel: 'email',
    from: 'alerts@acme.example',
  });
  if (result !== 'accepted') throw new Error(`the mail was ${result}`);
  return bytes;
}
