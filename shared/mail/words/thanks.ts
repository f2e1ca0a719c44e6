import { courtesiesOf } from './courtesy.ts';
import { amazonTopicIn } from './topic.ts';

/** Signs that ask or complain nothing; any other sign, a digit or a question mark could. */
const HARMLESS =
  /^(?:[:;]-?\)|[\p{L}\p{Mn}\s.,!¡;:'’"“”«»\-–—~…。、，！；：～・👍👌🙏🙂😊😀😃😄😁❤♥💐🌹🌸🎉\u{1f3fb}-\u{1f3ff}\ufe0f])*$/u;

/** Amazon's own topics that name no request, in lower case. */
const QUIET_TOPICS = new Set([
  'order delivery',
  'product details',
  'detalhes do produto',
  'demande de renseignements',
]);

/** What stands around the topic in Amazon's subjects: a mark of an answer, the buyer's name, the order. */
const AROUND_TOPIC =
  /^(?:(?:re|aw|rv|sv|odp|ynt|回复|答复)\s*[:\uff1a]\s*)+|\b(?:inquiry|enquiry) from Amazon customer .*$|\bde la part du client Amazon .*$|\s*[(（][^()（）]*\d{3}-\d{7}-\d{7}\s*[)）]\s*$/gi;

/**
 * Whether a message is nothing but thanks and politeness, and its subject names no request. A wrong yes would
 * keep a message quiet, while a wrong no only alerts as for any other message: in doubt it is no.
 */
export function isOnlyThanks(words: string, subject: string): boolean {
  // The first is bounded by length, so the expression never sees a long text.
  return [...courtesiesOf(words).values()].includes('thanks') && HARMLESS.test(words) && isQuiet(subject);
}

function isQuiet(subject: string): boolean {
  const topic = (amazonTopicIn(subject) ?? subject.replace(AROUND_TOPIC, '')).trim();
  if (topic === '' || QUIET_TOPICS.has(topic.toLowerCase())) return true;
  return courtesiesOf(topic).size > 0 && HARMLESS.test(topic);
}
