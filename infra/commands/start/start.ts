import { defineCommand } from '#infra/terminal/run-command';
import { demo } from './demo.ts';
import { askedBy, START_FLAGS } from './flags.ts';
import { runHere } from './run-here.ts';

const ENDPOINTS = `Endpoints, on 127.0.0.1 only:
  SMTP                          mail in; it counts as proven (DMARC passed)
  POST   /local/mail            a raw mail as the body; ?recipient=ADDRESS&dmarc=PASS&receivedAt=ISO
  POST   /local/notification    a JSON body for the queue of notifications and message events
  POST   /local/clock           {"advance":"PT22H"} or {"to":"2026-03-03T08:00:00Z"} moves the clock
  POST   /local/relay           {"refuse":"policy"} refuses replies that are sent from now on; {"refuse":null} takes them
  GET    /local/run             the time on the clock, and the address of the DNS server
  POST   /local/settle          answers when every queue is empty and every function is idle
  GET    /local/outbox          what SES, Slack and webhooks were asked to deliver; DELETE empties it
  GET    /api/threads           ?state=open, answered or all; /api/threads/ID; /api/figures; /api/account; /api/on-duty; /api/health
  /aws                          the endpoint for AWS clients, as "npm run doctor -- --local" uses it`;

export const start = defineCommand({
  name: 'start',
  summary: 'Runs Replywatch on this machine: the whole template of the cloud, with endpoints to try it out.',
  usage: [
    ['', 'run it; then open http://127.0.0.1:4000/'],
    ['--demo', 'print a day of a small shop in under a minute, and show it on the board'],
  ],
  flags: START_FLAGS,
  notes: ['npm run import -- PATH imports a mailbox into its data and ends.', ENDPOINTS],
  exits: { 0: 'it ended in order', 1: 'it could not start, or a service of it has died' },
  async run({ flags, given }, terminal) {
    const asked = askedBy(flags, given);
    await (asked.task === 'demo' ? demo(asked, terminal) : runHere(asked, terminal));
    return 0;
  },
});
