import { Aspects, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { assistantIn } from '#shared/contracts/settings/assistant';
import type { LoadedSettings } from '../settings/load-settings.ts';
import { AlertQueues } from './alerting/alert-queues.ts';
import { DeliveryEvents } from './alerting/delivery-events.ts';
import { Escalation } from './alerting/escalation.ts';
import { Notification, NOTIFY_TIMEOUT } from './alerting/notification.ts';
import { Intake } from './intake/intake.ts';
import { MailDomains } from './intake/mail-domains.ts';
import { MessageEvents, NOTIFICATION_TIMEOUT } from './intake/message-events.ts';
import { SpApiQueues } from './intake/sp-api-queues.ts';
import { SpApiReports } from './intake/sp-api-reports.ts';
import { SpApiSetUp } from './intake/sp-api-set-up.ts';
import { addOutputs, outputsToEnter } from './outputs.ts';
import type { LambdaFunction } from './parts/lambda-function.ts';
import { WorkQueue } from './parts/work-queue.ts';
import { Assistant } from './people/assistant.ts';
import { Board } from './people/board.ts';
import { Briefing } from './people/briefing.ts';
import { Replies, REPLY_TIMEOUT } from './people/replies.ts';
import { FetchOrder } from './people/fetch-order.ts';
import { SIGN_IN_TIMEOUT, SignIn } from './people/sign-in.ts';
import { Summaries } from './people/summaries.ts';
import { AccessRecords } from './state/access-records.ts';
import { BoardFilling } from './state/board-filling.ts';
import { CustomerManagedKey } from './state/customer-managed-key.ts';
import { GeneratedKey } from './state/generated-key.ts';
import { SettingsSeed } from './state/settings-seed.ts';
import { Storage } from './state/storage.ts';
import { Audit } from './watch/audit.ts';
import { Canary } from './watch/canary.ts';
import { Heartbeat } from './watch/heartbeat.ts';
import { Observability } from './watch/observability.ts';

export interface ReplywatchStackProps extends StackProps {
  readonly settings: LoadedSettings;
}

/**
 *     buyer's mail ─ SES ─ S3 + SNS ─► mail queue ─► ingest-mail ─► table
 *     help desk's event ─► events queue ─► ingest-notification ─► table
 *     SP-API ─► notifications queue ─► ingest-notification ─► table
 *     schedule, each day ─► reports ─► tasks queue ─► reports ─► SP-API, table
 *     schedule, each minute ─► sweep ─► alert queues ─► notify ─► SES, Slack, webhooks, push services
 *     SES's events ─ SNS ─► mail events queue ─► delivery-events ─► table, alert queues
 *     schedule, each night ─► roll-up ─► table
 *     schedule, each Monday ─► weekly-digest ─► SES
 *     schedule, each hour ─► canary ─► SES ─► the way of a buyer's mail
 *     schedule, each hour ─► audit ─► table, alert queues, alarms
 *     schedule, each quarter of an hour ─► briefing ─► SES
 *     a successful sweep ─► heartbeat ─► a service outside the account
 *     link in an alert, or somebody signed in ─► board ─► table
 *     somebody who answers ─► board ─► reply queue ─► send-reply ─► SES ─► Amazon's relay
 *     somebody who wants a translation or a draft ─► board ─► assistant ─► Bedrock, S3
 *     somebody who opens a thread ─► board ─► fetch-order ─► SP-API, table
 *     somebody who asks for a link ─► board ─► sign-in queue ─► send-sign-in-link ─► SES
 */
export class ReplywatchStack extends Stack {
  constructor(scope: Construct, id: string, { settings, ...props }: ReplywatchStackProps) {
    super(scope, id, props);
    const accessRecords = new AccessRecords(this, 'AccessRecords');
    if (settings.settings.customerManagedKey)
      Aspects.of(this).add(
        new CustomerManagedKey(this, 'CustomerManagedKey', {
          openToSpApi: settings.settings.spApi !== undefined,
          accessRecords: accessRecords.bucket,
        }),
      );
    const storage = new Storage(this, 'Storage');
    accessRecords.recordMails(storage.mails);
    const links = new GeneratedKey(this, 'Links', { description: 'Signs the links in Replywatch alerts' });
    const hashes = new GeneratedKey(this, 'Hashes', {
      description: 'Hashes the names and texts that Replywatch only compares',
    });
    const pushKey = new GeneratedKey(this, 'Push', {
      description: 'The key by which browsers’ push services know Replywatch is derived from it',
    });
    const alertQueues = new AlertQueues(this, 'Alerts', {
      timeout: NOTIFY_TIMEOUT,
      withWebhooks: Object.keys(settings.settings.webhooks).length > 0,
    });
    const { seed, seeded } = new SettingsSeed(this, 'SettingsSeed', { storage, pushKey, settings });
    new MailDomains(this, 'MailDomains', settings);
    const intake = new Intake(this, 'Intake', { storage, alertQueues, hashes, settings });
    const { spApi } = settings.settings;
    const spApiQueues =
      spApi &&
      new SpApiQueues(this, 'SpApiQueues', {
        notificationTimeout: NOTIFICATION_TIMEOUT,
      });
    const { events, ingestNotification } = new MessageEvents(this, 'MessageEvents', {
      storage,
      alertQueues,
      settings,
      ...(spApiQueues !== undefined && { spApi: spApiQueues }),
    });
    const { configurationSet, mailEvents, deliveryEvents } = new DeliveryEvents(this, 'DeliveryEvents', {
      storage,
      alertQueues,
    });
    const { heartbeatSecret } = settings.settings;
    const heartbeat =
      heartbeatSecret === undefined
        ? undefined
        : new Heartbeat(this, 'Heartbeat', { storage, secretName: heartbeatSecret }).heartbeat;
    const replyQueue = new WorkQueue(this, 'ReplyQueue', { timeout: REPLY_TIMEOUT });
    const { sweep } = new Escalation(this, 'Escalation', {
      storage,
      alertQueues,
      replies: replyQueue,
      onSwept: heartbeat,
    });

    const signInQueue = new WorkQueue(this, 'SignInQueue', { timeout: SIGN_IN_TIMEOUT });
    const queues = {
      mail: intake.mailQueue,
      events,
      ...(spApiQueues !== undefined && {
        notifications: spApiQueues.notifications,
        'report-tasks': spApiQueues.tasks,
      }),
      ...alertQueues.byChannel,
      'mail-events': mailEvents,
      replies: replyQueue,
      'sign-in': signInQueue,
    };
    const model = assistantIn(settings.settings);
    const assistant = model && new Assistant(this, 'Assistant', { storage, model }).assistant;
    const fetchOrder =
      spApi && new FetchOrder(this, 'FetchOrder', { storage, secretName: spApi.secret }).fetchOrder;
    const { board, publicUrl } = new Board(this, 'Board', {
      storage,
      alertQueues,
      links,
      signIns: signInQueue,
      replies: replyQueue,
      fetchOrder,
      watched: queues,
      assistant,
      settings,
    });
    const { sendSignInLink } = new SignIn(this, 'SignIn', {
      storage,
      queue: signInQueue,
      configurationSet,
      publicUrl,
      settings,
    });
    const { sendReply } = new Replies(this, 'Replies', {
      storage,
      alertQueues,
      queue: replyQueue,
      hashes,
      configurationSet,
      settings,
    });
    const { notify } = new Notification(this, 'Notification', {
      storage,
      alertQueues,
      links,
      pushKey,
      configurationSet,
      publicUrl,
      settings,
    });
    const { rollUp, weeklyDigest } = new Summaries(this, 'Summaries', {
      storage,
      configurationSet,
      settings,
    });
    const briefing =
      Object.keys(settings.settings.rotas).length === 0
        ? undefined
        : new Briefing(this, 'Briefing', { storage, configurationSet, settings }).briefing;
    const { canary } = new Canary(this, 'Canary', { storage, configurationSet, settings });
    const boardFilling = new BoardFilling(this, 'BoardFilling', { storage });
    const { audit } = new Audit(this, 'Audit', { storage, alertQueues, watched: queues });
    const spApiFunctions =
      spApi &&
      spApiQueues &&
      this.spApiFunctions({ storage, alertQueues, settings }, spApiQueues, spApi.secret);
    const functions = {
      'ingest-mail': intake.ingestMail,
      'ingest-notification': ingestNotification,
      ...spApiFunctions,
      sweep,
      notify,
      'delivery-events': deliveryEvents,
      canary,
      audit,
      ...(heartbeat !== undefined && { heartbeat }),
      board,
      ...(assistant !== undefined && { assistant }),
      ...(fetchOrder !== undefined && { 'fetch-order': fetchOrder }),
      'send-sign-in-link': sendSignInLink,
      'send-reply': sendReply,
      'roll-up': rollUp,
      'weekly-digest': weeklyDigest,
      ...(briefing !== undefined && { briefing }),
      'seed-settings': seed,
      'set-up-intake': intake.setUpIntake,
    };
    boardFilling.beginAfter([seeded, ...Object.values(functions)]);
    const all = { ...functions, 'fill-board': boardFilling.fillBoard };
    accessRecords.recordTable(storage.table, Object.values(all));
    const { alarms } = new Observability(this, 'Observability', {
      queues,
      functions: all,
      ruleSetName: intake.ruleSetName,
      alarmEmails: settings.settings.alarmEmails,
    });

    outputsToEnter(this, settings.settings);
    addOutputs(this, {
      storage,
      queues,
      publicUrl,
      eventsQueueUrl: events.queue.queueUrl,
      alarmTopicArn: alarms.topicArn,
      configurationSetName: configurationSet.configurationSetName,
      redriveRoleArn: intake.redriveRole.roleArn,
    });
  }

  private spApiFunctions(
    props: {
      readonly storage: Storage;
      readonly alertQueues: AlertQueues;
      readonly settings: LoadedSettings;
    },
    queues: SpApiQueues,
    secretName: string,
  ): {
    readonly reports: LambdaFunction<'reports'>;
    readonly 'set-up-sp-api': LambdaFunction<'set-up-sp-api'>;
  } {
    const { reports } = new SpApiReports(this, 'SpApiReports', { ...props, queues, secretName });
    const { setUp } = new SpApiSetUp(this, 'SpApiSetUp', { ...props, queues, secretName });
    return { reports, 'set-up-sp-api': setUp };
  }
}
