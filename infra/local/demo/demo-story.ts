import type { RelayRefusal } from '../relay/refusals.ts';
import type { Buyer } from './demo-mails.ts';

/** A buyer, and where they shop. */
export interface Customer extends Buyer {
  readonly country: string;
}

/** What people do in the demo. Nothing here says what Replywatch does about it. */
export type Happening = { readonly at: number } & (
  | { readonly what: 'buyer writes'; readonly customer: Customer; readonly words: string }
  | { readonly what: 'seller answers'; readonly customer: Customer; readonly words: string }
  | { readonly what: 'alerted person acknowledges'; readonly customer: Customer }
  | { readonly what: 'Amazon has said what became of it'; readonly customer: Customer }
  | {
      readonly what: 'person answers from here';
      readonly customer: Customer;
      /** Id of a person of the settings. */
      readonly by: string;
      readonly words: string;
      readonly refused?: RelayRefusal;
    }
  | { readonly what: 'day ends' }
);

const robin: Customer = {
  name: 'Robin',
  orderId: '111-2233445-6677889',
  alias: 'k3v9x2m7q1w8z5t4',
  caseId: '0a1b2c3d-1111-4222-8333-444455556666',
  product: 'Steel bottle, 1 l [ASIN: B0ABCDEFGH]',
  country: 'US',
  tld: 'com',
};
const jonas: Customer = {
  name: 'Jonas',
  orderId: '302-9081726-3544536',
  alias: 'p8d4s6f2h9j1l7n3',
  caseId: '1b2c3d4e-2222-4333-8444-555566667777',
  product: 'Lunch box [ASIN: B0BCDEFGHJ]',
  country: 'DE',
  tld: 'de',
};
const maya: Customer = {
  name: 'Maya',
  orderId: '203-1122334-4556677',
  alias: 'w5y7u3i1o9a2g4b6',
  caseId: '2c3d4e5f-3333-4444-8555-666677778888',
  product: 'Tea strainer [ASIN: B0CDEFGHJK]',
  country: 'GB',
  tld: 'co.uk',
};
const dana: Customer = {
  name: 'Dana',
  orderId: '114-7766554-4332211',
  alias: 'c1e3r5t7z9q2w4x6',
  caseId: '3d4e5f60-4444-4555-8666-777788889999',
  product: 'Steel bottle, 1 l [ASIN: B0ABCDEFGH]',
  country: 'US',
  tld: 'com',
};

/** The demo begins on a Monday in March. */
export const STORY_STARTS_AT = Date.UTC(2026, 2, 2, 8, 0);

const monday = (hours: number, minutes: number): number => Date.UTC(2026, 2, 2, hours, minutes);
const tuesday = (hours: number, minutes: number): number => Date.UTC(2026, 2, 3, hours, minutes);

/**
 * One day: Dana is answered soon, Jonas after an alert, Maya from here after somebody acknowledged, and Robin is forgotten; the late
 * answer to Robin is refused.
 */
export const STORY: readonly Happening[] = [
  { at: monday(8, 0), what: 'buyer writes', customer: robin, words: 'Where is my parcel?' },
  { at: monday(8, 40), what: 'buyer writes', customer: jonas, words: 'The lid does not close.' },
  { at: monday(9, 30), what: 'buyer writes', customer: maya, words: 'Is it safe in a dishwasher?' },
  { at: monday(10, 15), what: 'buyer writes', customer: dana, words: 'Can I still change the colour?' },
  { at: monday(10, 55), what: 'seller answers', customer: dana, words: 'Yes, until it ships tonight.' },
  { at: monday(15, 20), what: 'buyer writes', customer: robin, words: 'Is anybody there?' },
  { at: monday(21, 5), what: 'seller answers', customer: jonas, words: 'A new lid is on its way.' },
  { at: tuesday(6, 45), what: 'alerted person acknowledges', customer: maya },
  {
    at: tuesday(8, 40),
    what: 'person answers from here',
    customer: maya,
    by: 'li',
    words: 'Hello Maya,\n\nyes, it is safe in the upper basket.\n\nKind regards\nLi Wei',
  },
  { at: tuesday(8, 42), what: 'Amazon has said what became of it', customer: maya },
  {
    at: tuesday(9, 20),
    what: 'person answers from here',
    customer: robin,
    by: 'ana',
    words:
      'Hello Robin,\n\nwe are sorry for the wait. UPS has your parcel, and it arrives tomorrow.\n\nKind regards\nAna Ruiz',
    refused: 'policy',
  },
  { at: tuesday(9, 22), what: 'Amazon has said what became of it', customer: robin },
  { at: tuesday(10, 0), what: 'day ends' },
];

/** Everybody in the story, in the order in which they write. */
export const CUSTOMERS: readonly Customer[] = [
  ...new Set(STORY.flatMap((happening) => ('customer' in happening ? [happening.customer] : []))),
];
