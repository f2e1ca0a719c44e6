import type { Fact, FactType, RequestClosed } from './fact.ts';
import type { Cycle, EndedBy } from './cycle.ts';
import type { Thread } from './thread.ts';

/** In which way a wait ended, and by whose word where a person said so. */
export type Ending =
  | {
      readonly way: 'from-here' | 'answered-elsewhere' | 'no-response-needed' | 'dealt-with' | 'acknowledged';
      readonly by: string;
    }
  | {
      readonly way:
        | 'through-amazon'
        | 'own-mailbox'
        | 'help-desk'
        | RequestClosed['type']
        | 'reply-matched'
        | 'concern-settled'
        /** The fact that ended it is not stored any more. */
        | 'over';
    };

export type EndingWay = Ending['way'];

const TYPES: Readonly<Record<EndedBy, readonly FactType[]>> = {
  reply: ['seller-reply'],
  'own-reply': ['seller-reply'],
  closed: [
    'return-authorised',
    'return-decided',
    'refund-issued',
    'claim-decided',
    'chargeback-decided',
    'order-cancelled',
    'order-shipped',
    'concern-settled',
  ],
  elsewhere: ['answered-elsewhere'],
  'no-response-needed': ['no-response-needed'],
  'dealt-with': ['dealt-with'],
  seen: ['acknowledged'],
  matched: ['reply-matched'],
  lapsed: ['lapsed'],
};

/** The way in which the wait ended, by the fact that ended it. */
export function endingOf({ facts }: Thread, { at, by }: NonNullable<Cycle['ended']>): Ending {
  const fact = facts.find((one) => one.at === at && TYPES[by].includes(one.type));
  return fact === undefined ? { way: 'over' } : endingBy(fact);
}

function endingBy(fact: Fact): Ending {
  switch (fact.type) {
    case 'seller-reply':
      if (fact.by !== undefined) return { way: 'from-here', by: fact.by };
      if (fact.own === true) return { way: 'own-mailbox' };
      return { way: fact.event === true ? 'help-desk' : 'through-amazon' };
    case 'answered-elsewhere':
    case 'no-response-needed':
    case 'dealt-with':
    case 'acknowledged':
      return { way: fact.type, by: fact.by };
    case 'return-authorised':
    case 'return-decided':
    case 'refund-issued':
    case 'claim-decided':
    case 'chargeback-decided':
    case 'order-cancelled':
    case 'order-shipped':
    case 'reply-matched':
    case 'concern-settled':
      return { way: fact.type };
    default:
      return { way: 'over' };
  }
}
