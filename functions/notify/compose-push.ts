import { createHash } from 'node:crypto';
import type { Settings } from '#shared/contracts/settings/settings';
import { days, type DurationMs, hours } from '#shared/domain/instant';
import { alertPush, digestPush, testPush } from '#shared/messages/push/alert-push';
import type { AlertView } from '#shared/messages/alert-view';
import type { TestMessage } from '#shared/messages/test-words';
import type { PushContent, PushMessage } from '#shared/ports/push';
import type { Loudness } from '#shared/ports/webhooks';

/** A push service keeps a message until the deadline, after a deadline for an hour, and none keeps it for longer than four weeks. */
const SHORTEST_MS: DurationMs = hours(1);
const LONGEST_MS: DurationMs = days(28);

/** The most characters that RFC 8030 lets a topic have. */
const TOPIC_CHARACTERS = 32;

/**
 * The push of alerts to a person; undefined when they are no longer in the settings. Each stands for all of its alerts, because
 * its tap leads to all of them.
 */
export function pushPost(
  { people, sender }: Pick<Settings, 'people' | 'sender'>,
  id: string,
  views: readonly AlertView[],
  loudness: Loudness,
): PushMessage | undefined {
  const person = people[id];
  const [first] = views;
  if (person === undefined || first === undefined) return undefined;
  const isQuiet = loudness === 'quiet';
  const lastDue = Math.max(...views.map(({ dueAt, now }) => dueAt - now));
  return {
    channel: 'push',
    from: sender,
    to: { person: id, address: person.email },
    content: views.length === 1 ? alertPush(first, person, isQuiet) : digestPush(views, person, isQuiet),
    ttlMs: Math.min(Math.max(lastDue, SHORTEST_MS), LONGEST_MS),
    urgency: isQuiet ? 'low' : 'high',
    topic: topicOf(views.length === 1 ? first.threadId : 'digest'),
  };
}

/** A push that only proves that pushes arrive. */
export function testPushTo(
  { sender }: Pick<Settings, 'sender'>,
  id: string,
  person: Settings['people'][string],
  words: TestMessage,
  loudness: Loudness,
): PushMessage {
  const isQuiet = loudness === 'quiet';
  return {
    channel: 'push',
    from: sender,
    to: { person: id, address: person.email },
    content: testPush(words, person, isQuiet),
    ttlMs: SHORTEST_MS,
    urgency: isQuiet ? 'low' : 'high',
    topic: topicOf('test'),
  };
}

/** The same for what has the same tag, and it reveals nothing of a thread to a push service. */
function topicOf(tag: PushContent['tag']): string {
  return createHash('sha256').update(tag).digest('base64url').slice(0, TOPIC_CHARACTERS);
}
