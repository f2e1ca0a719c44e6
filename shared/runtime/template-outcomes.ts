import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { dynamoDbTemplates } from '../adapters/dynamodb/templates/templates.ts';
import type { Decided } from '../domain/escalation/decided.ts';
import type { TemplateOutcome } from '../domain/reply/template-outcomes.ts';
import { logDecided } from './decision-log.ts';
import { describeError } from './describe-error.ts';
import { logger } from './logger.ts';

/** Logs decisions, and counts what became of answers that were written from templates. */
export interface Deciding {
  readonly onDecided: (decisions: readonly Decided[]) => void;
  /** Counts what the decisions so far say. A count that fails is logged: no mail is read again for it. */
  readonly counted: () => Promise<void>;
}

/** Few mails are about an answer, so the templates' code is loaded for those alone. */
export function deciding(client: DynamoDBClient, tableName: string): Deciding {
  let waiting: TemplateOutcome[] = [];
  return {
    onDecided(decisions) {
      logDecided(decisions);
      waiting.push(...decisions.filter((one) => one.what === 'template'));
    },
    async counted() {
      if (waiting.length === 0) return;
      const outcomes = waiting;
      waiting = [];
      try {
        const templates = dynamoDbTemplates(client, tableName);
        await Promise.all(
          outcomes.map(({ template, outcome, replyId }) =>
            templates.count(template, outcome, replyId, Date.now()),
          ),
        );
      } catch (error) {
        logger.error('what became of an answer from a template was not counted', {
          answer: outcomes.map(({ replyId }) => replyId).join(' '),
          error: describeError(error),
        });
      }
    },
  };
}
