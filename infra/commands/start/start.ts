import { defineCommand } from '#infra/terminal/run-command';
import { demo } from './demo.ts';
import { askedBy, START_FLAGS } from './flags.ts';
import { runHere } from './run-here.ts';

const ENDPOINTS = `Endpoints, on 127.0.0.1 only:
  SMTP                          a mail that comes this way counts as proven (DMARC passed)
  POST   /local/mail            a raw mail as the body; ?recipient=ADDRESS&dmarc=PASS&receivedAt=ISO
  POST   /local/notification    a JSON body goes on the queue of notifications and message events
  POST   /local/clock           {"advance":"PT22H"} or {"to":"2026-03-03T08:00:00Z"} moves the clock
  GET    /local/run             where the clock stands, and who answers for DNS
  POST   /local/settle          answers when every queue is empty and every function idle
  GET    /local/outbox          what SES, Slack and webhooks were asked to deliver; DELETE empties it
  GET    /api/threads           ?state=open, answered or all; /api/threads/ID; /api/figures; /api/account; /api/health
  /aws                          the endpoint for AWS clients, as "npm run doctor -- --local" uses it`;

export const start = defineCommand({
  name: 'start',
  summary: 'Replywatch on this machine: the template of the cloud, run whole, with endpoints to try it.',
  usage: [
    ['', 'run it; then open http://127.0.0.1:4000/'],
    ['--demo', 'a day of a small shop, printed in under a minute'],
  ],
  flags: START_FLAGS,
  notes: ['npm run import -- PATH takes a mailbox into its data and ends.', ENDPOINTS],
  exits: { 0: 'it ended in order', 1: 'it could not start' },
  async run({ flags, given }, terminal) {
    const asked = askedBy(flags, given);
    await (asked.task === 'demo' ? demo(asked, terminal) : runHere(asked, terminal));
    return 0;
  },
});
