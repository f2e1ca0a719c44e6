import type { DurationMs } from '#shared/domain/instant';
import type { Outcome } from '#shared/domain/sends/send';
import { Failure } from '#shared/failure';
import type { Now } from '#shared/ports/now';
import type { Preset, WebhookPost } from '#shared/ports/webhooks';
import type { Hosts } from './hosts.ts';

/** Hands a post to its service, by as many requests as that takes. */
export type Service<Of extends Preset> = (post: WebhookPost<Of>, tools: Tools) => Promise<Outcome>;

/** What a service works with. Whatever makes going on useless ends the delivery by a `NotDelivered`. */
export interface Tools {
  /** The text of a secret, read anew after the service has refused it. @throws NotDelivered */
  readonly secret: (name: string) => Promise<string>;
  /** The URL in a secret. @throws NotDelivered */
  readonly url: (name: string) => Promise<URL>;
  /** Sends one request, once and with a time-out, without following a redirect. @throws NotDelivered when no answer comes. */
  readonly request: (url: URL, request: ServiceRequest) => Promise<Answer>;
  /** The base addresses of services that have one of their own. */
  readonly hosts: Hosts;
  readonly now: Now;
}

/** A request: JSON, unless its headers say otherwise. */
export interface ServiceRequest {
  readonly method?: 'GET' | 'POST' | 'PATCH';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A service's answer. */
export interface Answer {
  readonly status: number;
  /** The body, parsed; undefined when it is no JSON. */
  readonly json: unknown;
  readonly headers: Headers;
  /** How long it asks to wait, by `Retry-After`. */
  readonly afterMs?: DurationMs;
}

/** Ends a delivery with its outcome. */
export class NotDelivered extends Failure {
  override readonly name = 'NotDelivered';
  readonly outcome: Outcome;

  constructor(outcome: Outcome) {
    super('a post was not delivered');
    this.outcome = outcome;
  }
}
