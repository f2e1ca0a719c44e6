import type { Clock, ClockName, ThreadKind } from '#shared/domain/rules/policy';
import type { Rules } from '#shared/domain/rules/rules';
import { CANARY_CLOCK } from '#shared/domain/watch/canary';
import { hoursOf } from './duty-hours.ts';
import { marketplaceIdOf } from './intake-addresses.ts';
import type { Settings, VersionedSettings } from './settings.ts';

/** The clocks that settings define; the canary's is fixed. */
type SetClockName = Exclude<ClockName, 'canary'>;

const CLOCKS_OF: Record<Exclude<ThreadKind, 'canary'>, readonly SetClockName[]> = {
  message: ['reply', 'claim-exposure', 'last-call'],
  return: ['return'],
  claim: ['claim'],
  cancellation: ['cancellation'],
  chargeback: ['chargeback'],
  'account-status': ['account-status'],
  'figure-warning': ['figure-warning'],
  'figure-alarm': ['figure-alarm'],
  feedback: ['feedback'],
  credentials: ['credentials'],
  'unmatched-reply': ['match'],
  unknown: ['review'],
};

/** A cache of the rules by settings: every message asks for them, and settings seldom change. */
const made = new WeakMap<VersionedSettings, Rules>();

/** The rules of a version of the settings, in the terms of the domain. */
export function rulesOf(versioned: VersionedSettings): Rules {
  const rules = made.get(versioned) ?? madeOf(versioned);
  made.set(versioned, rules);
  return rules;
}

function madeOf({ version, settings }: VersionedSettings): Rules {
  const clocks = (kind: keyof typeof CLOCKS_OF): Clock[] =>
    CLOCKS_OF[kind].map((name) => clockOf(name, settings));
  return {
    policy: {
      version,
      clocks: {
        message: clocks('message'),
        return: clocks('return'),
        claim: clocks('claim'),
        cancellation: clocks('cancellation'),
        chargeback: clocks('chargeback'),
        'account-status': clocks('account-status'),
        'figure-warning': clocks('figure-warning'),
        'figure-alarm': clocks('figure-alarm'),
        feedback: clocks('feedback'),
        credentials: clocks('credentials'),
        'unmatched-reply': clocks('unmatched-reply'),
        unknown: clocks('unknown'),
        canary: [CANARY_CLOCK],
      },
      acknowledgeHoldMs: settings.acknowledgeHold,
    },
    rota: {
      responders: Object.entries(settings.people).map(([id, { slack, webhook }]) => ({
        id,
        ...(slack !== undefined && { slack }),
        ...(webhook !== undefined && { webhook }),
      })),
      duty: settings.duty,
      ...(Object.keys(settings.rotas).length > 0 && { hours: hoursOf(settings) }),
    },
  };
}

function clockOf(name: SetClockName, settings: Settings): Clock {
  const { length, overrides, ladder } = settings.clocks[name];
  return {
    name,
    lengthMs: length,
    overrides: overrides.map((override) => ({
      lengthMs: override.length,
      ...(override.countries !== undefined && { marketplaceIds: override.countries.map(marketplaceIdOf) }),
      ...(override.from !== undefined && { from: override.from }),
      ...(override.until !== undefined && { until: override.until }),
    })),
    ladder: ladder.map(({ at, call, nudge, by }) => ({ ...at, call, ...(nudge && { nudge }), by })),
  };
}
