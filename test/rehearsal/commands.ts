import { SendMessageCommand } from '@aws-sdk/client-sqs';
import { MESSAGE_EVENT_TYPE } from '#shared/contracts/messages/message-event';
import { asHelpDesk } from './help-desk.ts';
import { SETTINGS } from './deploying.ts';
import { npmRun, program } from './npm-run.ts';
import type { Step } from './rehearse.ts';
import { ORDER } from './story.ts';
import { deployedIn, eventually, expects, threadIds } from './world.ts';

/** Not `roll-ups`: a thousand days, one call after another, take this emulator many minutes. */
const CONTRACTS = ['thread-store', 'monitor-logs', 'ports', 'sp-api-stores'].map(
  (name) => `test/shared/ports/${name}.test.ts`,
);
/** What doctor rightly misses in the account of the rehearsal. */
const MISSING = ['the account is in the SES sandbox', 'it has no MX record', 'Slack: 404 no_service'];
const OTHER_ORDER = '222-3344556-7788990';

/** What needs no thread of its own, while the first step of one comes due. */
export const meanwhile: readonly Step[] = [
  {
    what: 'the contracts of what is stored',
    async take({ endpoint }) {
      const { code, output } = await program(
        process.execPath,
        ['node_modules/vitest/vitest.mjs', 'run', '--mode', 'fast', ...CONTRACTS],
        { REPLYWATCH_TEST_DYNAMODB_ENDPOINT: endpoint, NO_COLOR: '1' },
      );
      expects(code === 0, 'they are not kept', output);
      return `${/Tests +(\d+) passed/.exec(output)?.[1] ?? '?'} tests passed`;
    },
  },
  {
    what: '`npm run doctor`',
    async take() {
      const { output } = await npmRun('doctor', ['--settings', SETTINGS]);
      const lines = output.split('\n');
      const unknown = lines.filter((line) => line.startsWith('  ?'));
      const missing = lines.filter((line) => line.startsWith('  MISSING'));
      const unexpected = missing.filter((line) => !MISSING.some((known) => line.includes(known)));
      expects(unknown.length + unexpected.length === 0, 'it says something unexpected', output);
      const ok = lines.filter((line) => line.startsWith('  ok')).length;
      return `${ok} ok, and missing what this account lacks: production access, an MX record, Slack`;
    },
  },
  {
    what: '`npm run redrive -- events --yes`, as the help desk',
    async take(world) {
      const { clients, queues } = deployedIn(world);
      const events = queues.find(({ name }) => name === 'events');
      await clients.sqs.send(
        new SendMessageCommand({ QueueUrl: events?.deadLetterUrl, MessageBody: JSON.stringify(event()) }),
      );
      const { code, output } = await npmRun('redrive', ['events', '--yes'], await asHelpDesk());
      expects(code === 0, 'the dead letter was not moved back', output);
      await eventually('a thread of it', async () =>
        (await threadIds(world)).find((id) => id.includes(OTHER_ORDER)),
      );
      return 'a dead letter moved back, and became a thread';
    },
  },
];

/** What a person does with a thread. */
export const afterwards: readonly Step[] = [
  {
    what: '`npm run explain`',
    async take() {
      const { code, output } = await npmRun('explain', [ORDER]);
      expects(code === 0, 'the thread could not be explained', output);
      return `the story in ${output.trim().split('\n').length} lines`;
    },
  },
  {
    what: '`npm run forget -- --yes`',
    async take() {
      const { code, output } = await npmRun('forget', ['--order', ORDER, '--yes']);
      expects(code === 0, 'the buyer was not forgotten', output);
      expects((await npmRun('explain', [ORDER])).code === 1, 'the thread is still there');
      return /^Deleted: .*?\./m.exec(output)?.[0] ?? output;
    },
  },
];

/** A message that a help desk reports, for an order of its own. */
function event(): object {
  return {
    notificationType: MESSAGE_EVENT_TYPE,
    payloadVersion: '1',
    payload: {
      eventId: 'rehearsal-1',
      store: 'acme-us',
      marketplaceId: 'ATVPDKIKX0DER',
      orderId: OTHER_ORDER,
      conversationId: 'rehearsal',
      direction: 'buyer',
      occurredAt: new Date().toISOString(),
    },
  };
}
