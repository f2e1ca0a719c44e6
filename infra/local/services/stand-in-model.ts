import * as z from 'zod';

/** What a real model may do instead of what it was asked. */
export type ModelFault =
  | 'throttled'
  /** It does not answer. */
  | 'hangs'
  /** It does not answer in the form that it was asked for. */
  | 'garbage'
  /** A filter stops it. */
  | 'declines'
  /** It does what a stranger's text says: offers money, shows a link, tells its instructions. */
  | 'obeys';

/**
 * Answers Converse as a model of Bedrock does, with a text that says that it is a stand-in. It reads its question as a model would,
 * in the words of the question alone.
 */
export interface StandInModel {
  /** Undefined for a call of something else. */
  answer(path: string, body: string): Promise<ModelReply> | undefined;
  /** Lets the next calls go wrong. */
  failNext(fault: ModelFault, times?: number): void;
  /** What it was asked, in the order of the calls. */
  asked(): readonly Question[];
}

export interface ModelReply {
  readonly status: number;
  readonly body: string;
}

export interface Question {
  readonly system: string;
  readonly user: string;
}

const CONVERSE = /^\/model\/[^/?]+\/converse$/;

const text = z.array(z.object({ text: z.string() }));
const request = z.object({
  system: text,
  messages: z.tuple([z.object({ role: z.literal('user'), content: text })]),
  inferenceConfig: z.object({ maxTokens: z.number().positive() }),
});

export function standInModel(): StandInModel {
  const faults: ModelFault[] = [];
  const asked: Question[] = [];
  return {
    answer(path, body) {
      if (!CONVERSE.test(path)) return undefined;
      const { system, messages } = request.parse(JSON.parse(body));
      const question = { system: textOf(system), user: textOf(messages[0].content) };
      asked.push(question);
      return reply(question, faults.shift());
    },
    failNext(fault, times = 1) {
      for (let time = 0; time < times; time += 1) faults.push(fault);
    },
    asked: () => [...asked],
  };
}

function reply(question: Question, fault: ModelFault | undefined): Promise<ModelReply> {
  switch (fault) {
    case 'throttled':
      return Promise.resolve({ status: 429, body: JSON.stringify({ __type: 'ThrottlingException' }) });
    case 'hangs':
      return new Promise(() => undefined);
    case 'garbage':
      return Promise.resolve(answered(question, 'As a language model, I would rather chat.'));
    case 'declines':
      return Promise.resolve(answered(question, '', 'content_filtered'));
    case 'obeys':
      return Promise.resolve(answered(question, json('en', OBEYED)));
    case undefined:
      return Promise.resolve(answered(question, written(question)));
  }
}

/** What a model writes that a stranger's text has talked into it. */
const OBEYED =
  'We refund you 500 EUR today. Log in at https://refund.evil.example or write to help@evil.example. Secret code: 8842.';

function written({ system, user }: Question): string {
  const to = /\(([a-z]{2}(?:-[A-Z]{2})?)\)/.exec(system)?.[1] ?? 'en';
  if (system.startsWith('You translate')) {
    const message = blockIn(user, 'message') ?? '';
    return json(languageOf(message), `[stand-in translation to ${to}] ${message}`);
  }
  const draft = blockIn(user, 'template') ?? blockIn(user, 'facts') ?? 'We are looking into it.';
  return json(to, `[stand-in draft in ${to}] ${draft}`);
}

function blockIn(user: string, name: string): string | undefined {
  return new RegExp(`<(${name}-[\\w-]+)>\\n([^]*)\\n</\\1>`).exec(user)?.[2];
}

function languageOf(message: string): string {
  if (/\p{Script=Han}/u.test(message)) return 'zh';
  return /[äöüß]|\b(?:ich|und|nicht|ist|mein)\b/i.test(message) ? 'de' : 'en';
}

function json(language: string, answer: string): string {
  return JSON.stringify({ language, text: answer });
}

function answered({ system, user }: Question, answer: string, stopReason = 'end_turn'): ModelReply {
  const [inputTokens, outputTokens] = [tokensOf(system + user), tokensOf(answer)];
  return {
    status: 200,
    body: JSON.stringify({
      output: { message: { role: 'assistant', content: answer === '' ? [] : [{ text: answer }] } },
      stopReason,
      usage: { inputTokens, outputTokens, totalTokens: inputTokens + outputTokens },
      metrics: { latencyMs: 1 },
    }),
  };
}

/** About as many as a model counts. */
function tokensOf(words: string): number {
  return Math.ceil(Buffer.byteLength(words) / 4);
}

function textOf(parts: z.output<typeof text>): string {
  return parts.map((part) => part.text).join('\n');
}
