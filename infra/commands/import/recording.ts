import { localDynamoDb } from '#infra/local/cloud/embedded-dynamodb';
import type { LocalStack } from '#infra/local/cloud/local-stack';
import { dynamoDbThreadPointers } from '#shared/adapters/dynamodb/thread-pointers';
import { dynamoDbThreadStore } from '#shared/adapters/dynamodb/thread-store';
import { hmacKeyedHash } from '#shared/adapters/hmac-keyed-hash';
import { takeIn } from '#shared/application/intake/take-in';
import { batchedThreads } from '#shared/application/threads/batched-threads';
import { coalescing } from '#shared/application/threads/coalesce-changes';
import type { MailNotification } from '#shared/contracts/messages/queue-messages';
import { rulesOf } from '#shared/contracts/settings/rules';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import { marketplaceById } from '#shared/domain/marketplace';
import { READ_BYTES } from '#shared/mail/open/bounds';
import { intakesOf } from '#shared/mail/open/intake';
import { readMail } from '#shared/mail/read-mail';
import type { KeyedHash, Reading } from '#shared/ports/mail';
import type { Stored, ThreadPointers, ThreadStore } from '#shared/ports/threads';
import type { MailKind } from './figures.ts';
import { type Header, isDoubted } from './headers.ts';

/** A mail of a mailbox, as the import reads it. */
export interface ImportedMail {
  /** The beginning of the raw mail. */
  readonly raw: Uint8Array;
  readonly headers: readonly Header[];
  readonly recipient: string;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** A mail that was read, and what can be done with it. */
export interface ReadMail {
  readonly kind: MailKind;
  /** Whether its facts are stored already. */
  isKnown(): Promise<boolean>;
  /**
   * Records it without alerting anybody, and resolves with whether it was known already. What has waited since before
   * `before` lapses.
   */
  recordAsHistory(before: number): Promise<boolean>;
}

/** Reads mails and records them directly, without the queues and the bucket. */
export interface Recorder {
  /** How much of a mail is read. */
  readonly headBytes: number;
  read(mail: ImportedMail): Promise<ReadMail>;
  stop(): void;
}

export interface RecorderDeps {
  readonly threads: ThreadStore;
  readonly pointers: ThreadPointers;
  readonly hash: KeyedHash;
  readonly settings: VersionedSettings;
  readonly now: () => number;
}

/** A recorder on the table of the running stack. */
export function openRecorder(stack: LocalStack, settings: VersionedSettings): Recorder {
  const { tableName, hashSecret } = stack.recording;
  const client = localDynamoDb(stack.endpoints.dynamodb);
  const recorder = recorderOf({
    threads: dynamoDbThreadStore(client, tableName),
    pointers: dynamoDbThreadPointers(client, tableName),
    hash: hmacKeyedHash(hashSecret),
    settings,
    now: () => stack.now(),
  });
  return { ...recorder, stop: () => client.destroy() };
}

export function recorderOf({ threads, pointers, hash, settings, now }: RecorderDeps): Recorder {
  const deps = {
    threads: batchedThreads(threads),
    pointers,
    rules: rulesOf(settings),
    change: coalescing(),
    // A sweep sends the alerts for newer messages of the thread.
    alerts: { put: () => Promise.resolve() },
  };
  const recording = new Set<string>();
  const isStored = async ({ subject, facts }: Reading): Promise<boolean> => {
    const [stored] = await deps.threads.load([subject.id], now());
    return stored !== undefined && holds(stored, facts);
  };
  return {
    headBytes: READ_BYTES,
    async read(mail) {
      const [intake] = intakesOf(settings.settings, [mail.recipient]);
      const reading = await readMail({ raw: mail.raw, notification: vouchedFor(mail), intake, hash });
      return {
        kind: kindOf(reading),
        isKnown: () => isStored(reading),
        async recordAsHistory(before) {
          const key = [reading.subject.id, ...reading.facts.map(({ id }) => id)].join(' ');
          if (recording.has(key)) return true;
          recording.add(key);
          try {
            if (await isStored(reading)) return true;
            await takeIn(deps, reading, now(), before);
            return false;
          } finally {
            recording.delete(key);
          }
        },
      };
    },
    stop: () => undefined,
  };
}

function holds({ thread }: Stored, facts: Reading['facts']): boolean {
  const known = new Set([...(thread.history?.factIds ?? []), ...thread.facts.map(({ id }) => id)]);
  return facts.every(({ id }) => known.has(id));
}

function kindOf({ about: { type, marketplaceId, language, reason } }: Reading): MailKind {
  const country = marketplaceById(marketplaceId)?.country;
  return {
    type,
    ...(country !== undefined && { country }),
    ...(language !== undefined && { language }),
    ...(reason !== undefined && { reason }),
  };
}

/** The operator vouches for the mailbox, as SES does for a mail that it receives, except for mail that the mailbox doubted. */
function vouchedFor({ headers, recipient, receivedAt }: ImportedMail): MailNotification {
  const pass = { status: 'PASS' };
  return {
    notificationType: 'Received',
    receipt: {
      timestamp: receivedAt,
      recipients: [recipient],
      spamVerdict: pass,
      virusVerdict: pass,
      spfVerdict: pass,
      dkimVerdict: pass,
      dmarcVerdict: isDoubted(headers) ? { status: 'FAIL' } : pass,
      action: { type: 'S3', bucketName: 'none', objectKey: 'none' },
    },
    mail: { messageId: 'imported', source: '', headersTruncated: false, headers: [...headers] },
  };
}
