/** An alert that SES, Slack or a webhook was asked to deliver. */
export interface OutboxEntry {
  readonly channel: 'email' | 'slack' | 'webhook' | 'push';
  /** ISO instant on the local clock. */
  readonly at: string;
  /** E-mail addresses; the host of a push service; else the name of the secret that holds the URL. */
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  readonly blocks?: readonly unknown[];
  readonly headers: Readonly<Record<string, string>>;
}

/** SES's verdicts on a mail. */
export type Verdict = 'PASS' | 'FAIL' | 'GRAY' | 'PROCESSING_FAILED' | 'DISABLED';

/** An incoming mail, as SES would receive it. */
export interface IncomingMail {
  readonly raw: Uint8Array;
  readonly recipients: readonly string[];
  /** Envelope sender; the address in the From header by default. */
  readonly source?: string;
  /** Milliseconds since 1970; the local clock's time by default. */
  readonly receivedAt?: number;
  /** PASS by default. */
  readonly dmarc?: Verdict;
}

export interface ApiRequest {
  readonly method: string;
  /** Path with query string, as received. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly sourceIp: string;
}

export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The values of its Set-Cookie headers, of which an answer may have several. */
  readonly cookies?: readonly string[];
  readonly body: Uint8Array;
}

export interface ServiceCall {
  readonly phase: 'before' | 'after';
  /** Logical name of the function: `notify`. */
  readonly function: string;
  readonly service:
    'dynamodb' | 'sqs' | 's3' | 'ses' | 'secretsmanager' | 'slack' | 'cloudwatch' | 'lambda' | 'bedrock';
  /** `PutItem`, `SendMessageBatch`, `SendRawEmail`, for Slack `post`. */
  readonly operation: string;
  kill(): void;
  refuse(answer: Refusal): void;
}

/** What a service answers instead of doing what was asked. */
export interface Refusal {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}
