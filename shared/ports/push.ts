import type { DurationMs } from '../domain/instant.ts';

/**
 * What the service worker of the board shows. It crosses to the device as JSON, encrypted for it: the push service that
 * carries it reads none of it. It has no place for a buyer's words, name or address.
 */
export interface PushContent {
  readonly v: 1;
  readonly language: 'en' | 'zh-CN';
  readonly title: string;
  readonly body: string;
  /** A newer notification with the same tag takes the place of this one. */
  readonly tag: string;
  /** The page of the board that a tap opens, as a path. */
  readonly url: string;
  /** It makes no sound. */
  readonly silent: boolean;
  /** The button that takes the thread on; missing where there is no single thread. */
  readonly acknowledge?: {
    readonly label: string;
    /** The page of the alert's link, as a path. */
    readonly url: string;
  };
}

/** A message to all devices of one person. */
export interface PushMessage {
  readonly channel: 'push';
  /** The address by which a push service can reach whoever sends: it is the sender of the alerts. */
  readonly from: string;
  /** The person's id, and their address: devices that were added under another one are not theirs. */
  readonly to: { readonly person: string; readonly address: string };
  readonly content: PushContent;
  /** How long a push service keeps it for a device that is not reachable. */
  readonly ttlMs: DurationMs;
  readonly urgency: 'high' | 'low';
  /** A newer message with the same topic replaces one that still waits at the push service: at most 32 characters of base64url. */
  readonly topic: string;
}
