import type { Decided } from '../domain/escalation/decided.ts';
import type { Instant } from '../domain/instant.ts';
import { sendKey } from '../domain/sends/send.ts';
import { type LogFields, logger } from './logger.ts';

/** Writes a log line for each decision. The dashboard's queries read these fields, and a test keeps both in step. */
export function logDecided(decisions: readonly Decided[]): void {
  for (const one of decisions) {
    const { message, fields } = lineOf(one);
    logger.info(message, { thread: one.threadId, ...fields });
  }
}

type Message =
  | 'a fact was recorded'
  | 'an alert was claimed'
  | 'an alert changed'
  | 'an answer from a template had an outcome';

function lineOf(one: Decided): { readonly message: Message; readonly fields: LogFields } {
  switch (one.what) {
    case 'fact':
      return { message: 'a fact was recorded', fields: factFields(one) };
    case 'template': {
      const { template, outcome, replyId } = one;
      return {
        message: 'an answer from a template had an outcome',
        fields: { answer: replyId, template, outcome },
      };
    }
    case 'claimed': {
      const { send } = one;
      const fields = { send: sendKey(send), fireAt: iso(send.fireAt), reason: send.reason };
      return { message: 'an alert was claimed', fields };
    }
    case 'changed': {
      const { send } = one;
      const waits = send.state === 'pending' || send.state === 'unknown' || send.state === 'retry';
      return {
        message: 'an alert changed',
        fields: {
          send: sendKey(send),
          state: waits && send.state === 'pending' ? 'held back' : send.state,
          reason: send.reason,
          ...(waits && { fireAt: iso(send.fireAt) }),
        },
      };
    }
  }
}

function factFields({ fact, turn }: Extract<Decided, { what: 'fact' }>): LogFields {
  return {
    fact: fact.id,
    type: fact.type,
    ...('mail' in fact && { mail: fact.mail }),
    ...(turn !== undefined && { clock: turn.clock }),
    ...(turn?.clock === 'stopped' && {
      stoppedBy: turn.by,
      waitedSeconds: Math.round(turn.waitedMs / 1_000),
    }),
    ...(turn?.clock === 'about to stop' && { stopsAt: iso(turn.at) }),
  };
}

const iso = (instant: Instant): string => new Date(instant).toISOString();
