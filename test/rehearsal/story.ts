import { InvokeCommand } from '@aws-sdk/client-lambda';
import { GetScheduleCommand } from '@aws-sdk/client-scheduler';
import { DescribeActiveReceiptRuleSetCommand } from '@aws-sdk/client-ses';
import { takeIn } from '#infra/local/services/mail-intake';
import { SWEEP_LOOKAHEAD_MS } from '#shared/contracts/sweep';
import { hours, seconds } from '#shared/domain/instant';
import { amazonMail } from '#test/builders/amazon-mail';
import type { Step } from './rehearse.ts';
import { npmRun } from './npm-run.ts';
import {
  callApi,
  deployedIn,
  eventually,
  expects,
  lettersIn,
  type SentMail,
  sentMails,
  threadIds,
  type World,
} from './world.ts';

export const ORDER = '111-2233445-6677889';
const INTAKE = 'us-7f3k9q2m@intake.acme.example';
/** The first step of the usual ladder is due this long after the message. */
const FIRST_STEP_MS = hours(12);
/** Too far ahead for the function that takes the mail in; a sweep soon claims it. */
const DUE_IN_MS = SWEEP_LOOKAHEAD_MS + seconds(5);

export const question: Step = {
  what: 'a buyer’s mail: the object, and SES’s notification',
  async take(world) {
    const raw = await amazonMail.buyerMessage({ to: INTAKE, orderId: ORDER });
    await receive(world, raw, Date.now() - FIRST_STEP_MS + DUE_IN_MS);
    await eventually('a thread of it', async () => (await threadIds(world)).find((id) => id.includes(ORDER)));
    expects((await sentMails(world)).length === 0, 'somebody was alerted too early');
    return `a thread, whose first step is due in ${DUE_IN_MS / seconds(1)} s`;
  },
};

/** What follows: nobody sees Slack, mail bounces, a manager follows the link, and somebody answers. */
export const story: readonly Step[] = [
  {
    what: 'the sweep, as its schedule calls it',
    async take(world) {
      const { clients, schedules } = deployedIn(world);
      const { Target } = await clients.scheduler.send(new GetScheduleCommand({ Name: schedules['sweep'] }));
      const { FunctionError, Payload } = await clients.lambda.send(
        new InvokeCommand({
          FunctionName: Target?.Arn,
          // The emulator calls it too, but leaves this word as it is.
          Payload: Buffer.from(
            (Target?.Input ?? '').replace('<aws.scheduler.scheduled-time>', new Date().toISOString()),
          ),
        }),
      );
      expects(FunctionError === undefined, 'the sweep failed', Buffer.from(Payload ?? []).toString());
      return 'ran';
    },
  },
  {
    what: 'Slack refuses the alert',
    async take(world) {
      const mail = await mailTo(world, 'bounce@simulator.amazonses.com');
      expects(world.slack.posts() > 0, 'Slack was never asked');
      return `an e-mail to the person on call: “${leftOf(mail)}”`;
    },
  },
  {
    what: 'SES reports that it bounced',
    async take(world) {
      const mail = await mailTo(world, 'chen@staff.example');
      return `an e-mail to the manager, at a verified address of another domain: “${leftOf(mail)}”`;
    },
  },
  {
    what: 'the signed link of that mail',
    async take(world) {
      const { text } = await mailTo(world, 'chen@staff.example');
      const { publicUrl } = deployedIn(world);
      const [link] = text.match(/https?:\/\/\S+\/a\/[\w.-]+/) ?? [];
      expects(link?.startsWith(publicUrl) === true, 'the mail has no link to the stack', text);
      const shown = await callApi(world, link ?? '');
      expects(shown.status === 200, `the page answers ${shown.status}`, shown.body);
      const acted = await callApi(world, link ?? '', { act: 'acknowledged' });
      expects(acted.status === 200, `the form answers ${acted.status}`, acted.body);
      return 'its page, through the HTTP API; then acknowledged';
    },
  },
  {
    what: 'Amazon’s copy of the answer',
    async take(world) {
      const raw = await amazonMail.confirmation({ to: INTAKE, orderId: ORDER });
      const now = Date.now();
      await receive(world, dated(raw, now), now);
      const said = await eventually('the thread is answered', async () => {
        const { output } = await npmRun('explain', [ORDER]);
        return /answered/i.test(output) ? output : undefined;
      });
      return /the clocks? stops?: .*/.exec(said)?.[0] ?? 'answered';
    },
  },
  {
    what: 'queues, and rights',
    async take(world) {
      const { clients, queues } = deployedIn(world);
      for (const { name, url, deadLetterUrl } of queues) {
        await eventually(`${name} is empty`, async () =>
          (await lettersIn(clients.sqs, url)) === 0 ? true : undefined,
        );
        expects((await lettersIn(clients.sqs, deadLetterUrl)) === 0, `${name} has dead letters`);
      }
      expects(world.denied.length === 0, 'IAM denied a call', world.denied.join('\n'));
      return `nothing left in ${queues.length} queues, no dead letter; IAM denied no call`;
    },
  },
];

/** Takes a mail in by the active receipt rule, as SES would. */
async function receive({ clients }: World, raw: Buffer, at: number): Promise<void> {
  const { Rules = [] } = await clients.ses.send(new DescribeActiveReceiptRuleSetCommand({}));
  const rules = Rules.flatMap(({ Name = '', Enabled = false, Recipients = [], Actions = [] }) => ({
    Name,
    Enabled,
    Recipients,
    Actions: Actions.map(({ S3Action }) => ({
      S3Action: {
        BucketName: S3Action?.BucketName ?? '',
        ObjectKeyPrefix: S3Action?.ObjectKeyPrefix ?? '',
        TopicArn: S3Action?.TopicArn,
      },
    })),
  }));
  await takeIn({ s3: clients.s3, sns: clients.sns, rules: () => rules }, { raw, recipients: [INTAKE] }, at);
}

/** What ends a wait counts from when Amazon sent it. */
function dated(raw: Buffer, at: number): Buffer {
  return Buffer.from(
    raw.toString('latin1').replace(/^Date: .*$/m, `Date: ${new Date(at).toUTCString()}`),
    'latin1',
  );
}

function mailTo(world: World, address: string): Promise<SentMail> {
  const look = async (): Promise<SentMail | undefined> =>
    (await sentMails(world)).find(({ to, text }) => to.includes(address) && text.includes('/a/'));
  return eventually(`an alert by e-mail to ${address}`, look, 2 * (DUE_IN_MS / seconds(1)));
}

/** `[12 h left]`, with which its subject begins. */
const leftOf = ({ subject }: SentMail): string => /^\[.+?\]/.exec(subject)?.[0] ?? subject;
