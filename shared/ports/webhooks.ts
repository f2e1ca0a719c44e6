/**
 * How loud a message is: a call is `loud` and breaks through "do not disturb" where its service lets it; a nudge or a closing
 * line is `quiet`. A digest is as loud as its loudest alert.
 */
export type Loudness = 'quiet' | 'loud';

/** A person whom a message calls. */
export interface Called {
  /** Id of the person. */
  readonly id: string;
  /** Their own ids at services, by which a message can mention or reach them. */
  readonly mentions: Mentions;
}

/** The ids of one person, by service; empty for somebody whom no service knows by name. */
export type Mentions = Readonly<Partial<Record<'slack' | 'wecom' | 'dingtalk' | 'feishu', string>>>;

/** A robot of a group chat; its URL is a secret. */
interface Robot {
  readonly urlSecret: string;
}

/** A robot that may ask for signed posts. */
interface SigningRobot extends Robot {
  readonly signingSecret?: string | undefined;
}

/**
 * What each service needs to be reached, beside the content: names of secrets, never their values, and ids that are no
 * secrets; and the content that it takes, as JSON, before keys and ids are put in.
 */
export interface WebhookServices {
  readonly wecom: { readonly to: Robot; readonly body: object };
  readonly dingtalk: { readonly to: SigningRobot; readonly body: object };
  readonly feishu: { readonly to: SigningRobot; readonly body: object };
  /** A program of the user's own. */
  readonly json: { readonly to: Robot & { readonly signingSecret: string }; readonly body: object };
  readonly pagerduty: {
    readonly to: { readonly routingKeySecret: string; readonly region: 'us' | 'eu' };
    readonly body: IncidentEvents;
  };
  readonly ntfy: {
    readonly to: Robot & { readonly tokenSecret?: string | undefined };
    readonly body: object;
  };
  readonly pushover: {
    readonly to: { readonly tokenSecret: string; readonly userSecret: string };
    readonly body: object;
  };
  readonly telegram: {
    readonly to: { readonly tokenSecret: string; readonly chat: string | number };
    readonly body: object;
  };
  /** A workflow of Microsoft Teams that posts cards. */
  readonly teams: { readonly to: Robot; readonly body: object };
}

/** What happened to incidents, each of which is named by its key alone. */
export interface IncidentEvents {
  readonly events: readonly (
    | { readonly event_action: 'trigger'; readonly dedup_key: string; readonly [part: string]: unknown }
    | { readonly event_action: 'acknowledge' | 'resolve'; readonly dedup_key: string }
  )[];
}

export type Preset = keyof WebhookServices;

/** Where a service is reached, in the names of the settings. */
export type WebhookTo<Of extends Preset = Preset> = WebhookServices[Of]['to'];

/** The content that a service takes. */
export type WebhookContent<Of extends Preset = Preset> = WebhookServices[Of]['body'];

/** A message ready to be handed to the service of a webhook. */
export interface WebhookPost<Of extends Preset = Preset> {
  readonly channel: 'webhook';
  readonly preset: Of;
  readonly to: WebhookTo<Of>;
  readonly loudness: Loudness;
  /** Whom it calls; nobody in a closing line or a test. */
  readonly called: readonly Called[];
  readonly body: WebhookContent<Of>;
}
