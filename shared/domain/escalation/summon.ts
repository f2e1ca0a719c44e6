import { dutyAt } from '../duty/duty-rota.ts';
import { firstWithin } from '../duty/spans.ts';
import { withTakeovers } from '../duty/takeover.ts';
import { days, type DurationMs, type Instant } from '../instant.ts';
import type { Callee, Channel, Role } from '../rules/policy.ts';
import type { Responder } from '../rules/rota.ts';
import type { Situation } from '../thread/situation.ts';
import { CANARY_RESPONDER } from '../watch/canary.ts';

/** The people that a step alerts, and why others than it names. */
export interface Summons {
  readonly responders: readonly Responder[];
  readonly reason?: string;
}

/** The recipient of one alert, and the people it alerts there. */
export interface Target {
  readonly channel: Channel;
  readonly recipient: string;
  readonly calls: readonly string[];
}

/** The next duty when nobody has one. */
const ABOVE = { 'on-call': 'backup', backup: 'manager', manager: 'everyone' } as const;

/**
 * The people to alert at an instant, each once, in the order of the callees. A duty that nobody has at that time
 * moves up at once: on-call, backup, manager, everyone.
 */
export function summon(situation: Situation, callees: readonly Callee[], at: Instant): Summons {
  const people = new Map<string, Responder>();
  const reasons = new Set<string>();
  for (const callee of callees) {
    let wanted = callee;
    let found = peopleOf(situation, wanted, at);
    while (found.length === 0 && wanted !== 'everyone' && wanted !== 'canary') {
      const above: Role = typeof wanted === 'string' ? ABOVE[wanted] : 'manager';
      reasons.add(`${nameOf(wanted)}: nobody on duty, ${above} alerted instead`);
      wanted = above;
      found = peopleOf(situation, wanted, at);
    }
    for (const responder of found) people.set(responder.id, responder);
  }
  return {
    responders: [...people.values()],
    ...(reasons.size > 0 && { reason: [...reasons].join('; ') }),
  };
}

function peopleOf(situation: Situation, callee: Callee, at: Instant): Responder[] {
  const { responders } = situation.rota;
  if (callee === 'canary') return [CANARY_RESPONDER];
  if (callee === 'everyone') return [...responders];
  const ids = typeof callee === 'string' ? onDuty(situation, callee, at) : [callee.person];
  return ids.flatMap((id) => responders.find((responder) => responder.id === id) ?? []);
}

/** Who has duty when: the people, and the rotas that cover a thread. */
type Duty = Pick<Situation, 'rota' | 'rotas'>;

/** How far ahead the next people on call are looked for. */
const AHEAD_MS: DurationMs = days(14);

/** Who is on call next where nobody is at an instant; nobody when no shift is in sight. */
export function nextOnCall(duty: Duty, from: Instant): readonly string[] {
  const at = firstWithin(
    duty.rotas,
    { from, until: from + AHEAD_MS },
    (one) => onDuty(duty, 'on-call', one).length > 0,
  );
  return at === undefined ? [] : onDuty(duty, 'on-call', at);
}

/** The people whom the first rota with somebody on that duty names; managers are on duty at all times. */
export function onDuty(
  { rota: { duty, takeovers }, rotas }: Duty,
  role: 'on-call' | 'backup' | 'manager',
  at: Instant,
): readonly string[] {
  if (role === 'manager') return duty.manager;
  const part = role === 'on-call' ? 'onCall' : 'backup';
  if (rotas.length === 0)
    return withTakeovers({ onCall: duty['on-call'], backup: duty.backup }, takeovers, at)[part];
  return rotas.map((rota) => dutyAt(rota, at)[part]).find((people) => people.length > 0) ?? [];
}

function nameOf(callee: Callee): string {
  return typeof callee === 'string' ? callee : callee.person;
}

/**
 * The alerts that reach the responders by the channels. Responders who share a Slack channel or a webhook share one
 * post. A person without one of the two is alerted by the other, and without both by e-mail, so that no alert is
 * lost. Push comes on top: who has no device is left to the other channels, and to e-mail where there is none.
 */
export function targetsOf(responders: readonly Responder[], channels: readonly Channel[]): Target[] {
  const targets = new Map<string, { channel: Channel; recipient: string; calls: string[] }>();
  for (const responder of responders) {
    for (const channel of channelsFor(responder, channels)) {
      const target = reachedBy(responder, channel);
      const key = `${target.channel}/${target.recipient}`;
      const calls = targets.get(key)?.calls ?? [];
      if (!calls.includes(responder.id)) calls.push(responder.id);
      targets.set(key, { ...target, calls });
    }
  }
  return [...targets.values()];
}

function channelsFor({ push }: Responder, channels: readonly Channel[]): readonly Channel[] {
  const usable = push === true ? channels : channels.filter((channel) => channel !== 'push');
  return usable.length > 0 ? usable : ['email'];
}

function reachedBy({ id, slack, webhook }: Responder, channel: Channel): Omit<Target, 'calls'> {
  if (channel === 'push') return { channel, recipient: id };
  const bySlack = slack === undefined ? undefined : ({ channel: 'slack', recipient: slack } as const);
  const byWebhook = webhook === undefined ? undefined : ({ channel: 'webhook', recipient: webhook } as const);
  const wanted = { email: undefined, slack: bySlack ?? byWebhook, webhook: byWebhook ?? bySlack }[channel];
  return wanted ?? { channel: 'email', recipient: id };
}
