import { countDeadLetters } from '../redrive/dead-letters.ts';
import { type Check, found, missing, ok, together } from './finding.ts';

/** Whether a queue has dead letters: messages that failed at every attempt. */
export const deadLetters: Check = {
  name: 'Dead letters',
  look({ deployed: { clients, queues } }) {
    return together(
      'no queue has dead letters',
      queues.map(({ name, deadLetterUrl }) =>
        found(`the dead letters of ${name}`, async () => {
          const count = await countDeadLetters(clients.sqs, { deadLetterUrl });
          return count === 0
            ? ok(`none of ${name}`)
            : missing(
                `the queue ${name} has ${count === 1 ? '1 dead letter' : `${count} dead letters`}`,
                `fix the cause, then look at them and move them back: npm run redrive -- ${name}`,
              );
        }),
      ),
    );
  },
};
