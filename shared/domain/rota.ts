import { CANARY_RESPONDER } from './canary.ts';
import type { Channel } from './channel.ts';
import type { Role } from './policy.ts';

/** A person as escalation sees them: an e-mail address is certain, a Slack channel is not. */
export interface Responder {
  readonly id: string;
  /** Id of the Slack channel that reaches them. */
  readonly slack?: string;
}

/** Who answers for each role. */
export interface Rota {
  readonly responders: readonly Responder[];
  readonly duty: Readonly<Record<Exclude<Role, 'everyone' | 'canary'>, readonly string[]>>;
}

/** Where one alert goes, and whom it calls there. */
export interface Target {
  readonly channel: Channel;
  readonly recipient: string;
  readonly calls: readonly string[];
}

/** The people who answer for the roles, each once, in the order of the roles. */
export function onDuty(rota: Rota, roles: readonly Role[]): Responder[] {
  const called = roles.flatMap((role) => {
    if (role === 'canary') return [CANARY_RESPONDER];
    if (role === 'everyone') return rota.responders;
    return rota.duty[role].flatMap((id) => rota.responders.find((responder) => responder.id === id) ?? []);
  });
  return [...new Map(called.map((responder) => [responder.id, responder])).values()];
}

/**
 * The alerts that reach the responders by the channels. Responders who share a Slack channel share one post;
 * one without Slack is called by e-mail instead, so that no call is swallowed.
 */
export function targetsOf(responders: readonly Responder[], channels: readonly Channel[]): Target[] {
  const targets = new Map<string, { channel: Channel; recipient: string; calls: string[] }>();
  for (const responder of responders) {
    for (const channel of channels) {
      const target: Omit<Target, 'calls'> =
        channel === 'slack' && responder.slack !== undefined
          ? { channel: 'slack', recipient: responder.slack }
          : { channel: 'email', recipient: responder.id };
      const key = `${target.channel}/${target.recipient}`;
      const calls = targets.get(key)?.calls ?? [];
      if (!calls.includes(responder.id)) calls.push(responder.id);
      targets.set(key, { ...target, calls });
    }
  }
  return [...targets.values()];
}
