import type { SQSClient } from '@aws-sdk/client-sqs';
import type { Deployed } from '../stack/deployed.ts';
import type { RedrivenQueue } from './dead-letters.ts';

/**
 * The client that may send to a queue: the mail queue takes messages from the role for it only, every other queue from
 * the credentials of the terminal.
 */
export async function senderTo(
  { name }: Pick<RedrivenQueue, 'name'>,
  { clients, clientsAs, redriveRoleArn }: Pick<Deployed, 'clients' | 'clientsAs' | 'redriveRoleArn'>,
): Promise<SQSClient> {
  return name === 'mail' ? (await clientsAs(redriveRoleArn)).sqs : clients.sqs;
}
