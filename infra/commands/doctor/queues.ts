import { countDeadLetters } from '../redrive/dead-letters.ts';
import { type Check, found, missing, ok, together } from './finding.ts';

/** Whether messages were set aside after all tries. */
export const deadLetters: Check = {
  name: 'Dead letters',
  look({ deployed: { clients, queues } }) {
    return together(
      'no message was set aside',
      queues.map(({ name, deadLetterUrl }) =>
        found(`the dead letters of ${name}`, async () => {
          const count = await countDeadLetters(clients.sqs, { deadLetterUrl });
          return count === 0
            ? ok(`none of ${name}`)
            : missing(
                `${count} ${count === 1 ? 'message' : 'messages'} of the queue ${name} ${count === 1 ? 'was' : 'were'} set aside`,
                `mend the cause, then look and put back: npm run redrive -- ${name}`,
              );
        }),
      ),
    );
  },
};
