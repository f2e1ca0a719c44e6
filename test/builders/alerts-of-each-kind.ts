import { hours } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import { REPLY_NEWS } from '#shared/domain/reply/reply';
import type { AlertView } from '#shared/messages/alert-view';
import { alertView as view } from './alert-view.ts';
import { at } from './thread.ts';

export const LONG_NAME = 'The Northern Lights Trading and Homeware Company of Hamburg';
/** Everything at its longest. */
const long = {
  storeName: LONG_NAME,
  marketplace: marketplaceById('A28R8C7NBKEWEA'),
  orderId: '302-9081726-3544536',
};
const { orderId: _, ...noOrder } = view(long);

const reply = { missed: { clock: 'claim-exposure', dueAt: at('08:00') } } as const;
const unknown = {
  reason: 'its sender is not known',
  from: 'a-very-long-name-of-a-domain.mail.example',
  proven: false,
  forwarding: false,
};

/** The same about no order. */
const without = (changes: Partial<AlertView>): AlertView => ({ ...noOrder, ...changes });

/** An alert of each kind, and of each occasion on which alerts of a kind differ. */
export const ALERTS: readonly (readonly [string, AlertView])[] = [
  [
    'reply, 12 hours before',
    view({ ...long, step: { id: '12h-before', beforeMs: hours(12) }, dueAt: at('21:00') }),
  ],
  ['reply, at the deadline', view({ ...long, step: { id: 'at-deadline', beforeMs: 0 }, dueAt: at('09:00') })],
  ['reply missed', view({ ...long, missed: { ...reply, next: { clock: 'last-call', dueAt: at('20:00') } } })],
  ['every deadline passed', view({ ...long, missed: { ...reply, next: undefined } })],
  ['promise', view({ ...long, clock: 'promise' })],
  ['handed over', view({ ...long, handedOverBy: LONG_NAME, calls: [LONG_NAME] })],
  ...REPLY_NEWS.map(
    (news) => [`answer ${news}`, view({ ...long, answer: { news, reason: 'unclear' } })] as const,
  ),
  ['waits for approval', view({ ...long, toApprove: 'Ana Ruiz' })],
  ['automatic reply in doubt', view({ ...long, doubts: ['automatic'] })],
  ['unproven, and a repeat', view({ ...long, proven: false, repeat: true })],
  [
    'everything doubtful',
    view({
      ...long,
      proven: false,
      doubts: ['unproven', 'ambiguous', 'returned', 'questioned'],
      hours: ['no-staffed-time'],
      onlyThanks: true,
      replyCopies: 'none',
    }),
  ],
  ['without an order', noOrder],
  ['return', view({ ...long, kind: 'return', clock: 'return' })],
  ['claim', view({ ...long, kind: 'claim', clock: 'claim' })],
  ['cancellation', view({ ...long, kind: 'cancellation', clock: 'cancellation' })],
  ['chargeback', view({ ...long, kind: 'chargeback', clock: 'chargeback' })],
  [
    'account status',
    view({ ...long, kind: 'account-status', clock: 'account-status', concern: { about: 'DEACTIVATED' } }),
  ],
  [
    'Amazon’s warning',
    view({ ...long, kind: 'account-status', clock: 'account-status', concern: { about: 'W'.repeat(400) } }),
  ],
  [
    'metric',
    view({
      ...long,
      kind: 'figure-warning',
      clock: 'figure-warning',
      concern: { about: 'unit-on-time-delivery-rate', value: 0.894, line: 0.9 },
    }),
  ],
  [
    'count that differs',
    view({
      ...long,
      kind: 'figure-alarm',
      clock: 'figure-alarm',
      concern: { about: 'average-response-differs', value: 12.5, line: 3.4 },
    }),
  ],
  ['feedback', view({ ...long, kind: 'feedback', clock: 'feedback', concern: { about: 'stars', value: 1 } })],
  [
    'credentials',
    view({ ...long, kind: 'credentials', clock: 'credentials', concern: { about: 'client-secret' } }),
  ],
  ['copy to match', without({ kind: 'unmatched-reply', clock: 'match' })],
  ['unknown mail', without({ kind: 'unknown', clock: 'review', unknown })],
  [
    'forwarding',
    view({
      ...noOrder,
      kind: 'unknown',
      clock: 'review',
      unknown: { ...unknown, from: 'google.com', proven: true, forwarding: true },
    }),
  ],
  [
    'strays',
    view({
      ...noOrder,
      kind: 'unknown',
      clock: 'review',
      strays: { lastAt: at('08:00'), domains: [], proven: true },
    }),
  ],
  ['self-test', without({ kind: 'canary', clock: 'canary', concern: { about: 'canary' } })],
];
