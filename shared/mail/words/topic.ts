import type { Recognised, Topic } from '#shared/domain/topic';
import { once } from '#shared/once';
import amazonTopics from './amazon-topics.json' with { type: 'json' };
import { comparable, type Phrase, phraseOf, WORDS } from './words.ts';

const READ_CHARACTERS = 1_000;

/** Amazon's own topic in a subject; the buyer's name follows it. */
const AMAZON_TOPIC = [
  /^(?:re:\s*)?(.{3,60}?)\s+(?:inquiry|enquiry) from Amazon customer (?!.*from Amazon customer)/i,
  /^(?:re:\s*)?(.{3,60}?)\s*\(Bestellung:/i,
  /^(?:re:\s*)?(.{3,60}?) del cliente de Amazon/i,
  /^(?:re:\s*)?(.{3,60}?) van Amazon-klant/i,
  /^(?:re:\s*)?(.{3,40}?) Amazon .{1,60} pergunta do cliente/i,
  /様から(.{2,40}?)に関するお問い合わせ/,
];

const known = once(
  () =>
    new Map(
      Object.entries(amazonTopics).flatMap(([name, topic]) =>
        isTopic(topic) ? [[comparable(name), topic] as const] : [],
      ),
    ),
);

type Scored = readonly (readonly [Topic, readonly Phrase[]])[];

/**
 * Each language's phrases are prepared when a message first needs them, because that takes longer than reading a
 * mail.
 */
const phrases = new Map(
  Object.entries(WORDS).map(([language, { topics }]) => [
    language,
    once((): Scored =>
      Object.entries(topics).flatMap(([topic, written]) =>
        isTopic(topic) ? [[topic, written.map(phraseOf)] as const] : [],
      ),
    ),
  ]),
);
const phrasesOfAll = once((): Scored => [...phrases.values()].flatMap((ofLanguage) => ofLanguage()));

export interface TopicInput {
  readonly subject: string;
  /** The buyer's words. */
  readonly words: string;
  /** ISO 639-1, if it is certain. */
  readonly language: string | undefined;
}

/** The topic that Amazon names in a subject. */
export function amazonTopicIn(subject: string): string | undefined {
  return AMAZON_TOPIC.flatMap((pattern) => pattern.exec(subject)?.[1] ?? [])[0];
}

/**
 * The topic of a buyer's message: by Amazon's own topic in the subject, otherwise by the words of the message in its
 * language, or in all languages when that is a guess.
 */
export function topicOf({ subject, words, language }: TopicInput): Recognised<Topic> {
  const named = amazonTopicIn(subject);
  const amazons = named === undefined ? undefined : known().get(comparable(named));
  if (amazons !== undefined) return { name: amazons, confidence: 0.95 };
  const bySubject = named === undefined ? undefined : byWords(named, phrasesOfAll());
  if (bySubject !== undefined) return { ...bySubject, confidence: Math.max(bySubject.confidence, 0.8) };
  const ofLanguage = (language === undefined ? undefined : phrases.get(language)) ?? phrasesOfAll;
  return byWords(words.slice(0, READ_CHARACTERS), ofLanguage()) ?? { name: 'other', confidence: 0.2 };
}

/** The topic with the most hits; the confidence is lower with few hits, or with many for another topic. */
function byWords(text: string, scored: Scored): Recognised<Topic> | undefined {
  const plain = comparable(text);
  const scores = new Map<Topic, number>();
  for (const [topic, list] of scored)
    for (const phrase of list)
      if (plain.includes(phrase.text)) scores.set(topic, (scores.get(topic) ?? 0) + phrase.weight);
  const [first, second] = [...scores].toSorted(([, a], [, b]) => b - a);
  if (first === undefined) return undefined;
  const [name, score] = first;
  const share = score / (score + (second?.[1] ?? 0));
  return { name, confidence: round(share * (score / (score + 1))) };
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}

function isTopic(name: string): name is Exclude<Topic, 'other'> {
  return Object.hasOwn(WORDS['en']?.topics ?? {}, name);
}
