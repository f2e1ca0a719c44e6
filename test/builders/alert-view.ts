import { hours } from '#shared/domain/instant';
import { marketplaceById } from '#shared/domain/marketplace';
import type { AlertView } from '#shared/messages/alert-view';
import { at } from './thread.ts';

/** An alert an hour before its deadline, for two messages in Germany. */
export const alertView = (changes: Partial<AlertView> = {}): AlertView => ({
  threadId: 'acme-eu.302-9081726-3544536',
  kind: 'message',
  rank: 'proven-buyer',
  clock: 'reply',
  step: { id: '1h-before', beforeMs: hours(1) },
  dueAt: at('10:00'),
  now: at('09:00'),
  storeName: 'Acme EU',
  marketplace: marketplaceById('A1PA6795UKMFR9'),
  orderId: '302-9081726-3544536',
  waiting: 2,
  firstUnansweredAt: at('2026-03-01T10:00'),
  proven: true,
  repeat: false,
  doubts: [],
  onlyThanks: false,
  hours: [],
  replyCopies: 'proven',
  calls: ['Li Wei', 'Ana Ruiz'],
  acknowledgeUrl: 'https://api.example/a/token.of.link',
  threadUrl: 'https://api.example/threads/acme-us.111-1111111-1111111',
  ...changes,
});
