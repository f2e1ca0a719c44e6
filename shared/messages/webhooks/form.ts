import type { Called, Loudness } from '#shared/ports/webhooks';
import type { AlertView, Digest, Reader } from '../alert-view.ts';
import type { ClosingView } from '../closing.ts';

/** An alert with the id that its attempts share. */
export interface IdentifiedView {
  readonly id: string;
  readonly view: AlertView;
  readonly loudness: Loudness;
  /** The key of the incident that it is about: one for each wait, and it tells nothing about it. */
  readonly incident: string;
}

/** A closing line with the id that its attempts share. */
export interface IdentifiedClosing {
  readonly id: string;
  readonly view: ClosingView;
}

/** For whom a post is written, and how loud it is. */
export interface Frame {
  readonly reader: Reader;
  readonly loudness: Loudness;
  /** Whom it calls; nobody in a closing line or a test. */
  readonly called: readonly Called[];
}

/** A message that tries a webhook out. */
export interface TestWords {
  readonly title: string;
  readonly text: string;
  /** Its token, which no other test has. */
  readonly token: string;
}

/** How the posts for one service look: each about as much as it has room for, in its own format and within its limits. */
export interface Form<Content extends object> {
  /** An alert, or several as a digest. */
  alerts(alerts: readonly IdentifiedView[], frame: Frame): Digest<Content>;
  test(words: TestWords, frame: Frame): Content;
}

/** The form of a service whose posts people read in a chat, and so also read how it ended. */
export interface ChatForm<Content extends object> extends Form<Content> {
  closings(closings: readonly IdentifiedClosing[], frame: Frame): Digest<Content, ClosingView>;
}
