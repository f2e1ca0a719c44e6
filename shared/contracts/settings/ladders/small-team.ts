/**
 * Nudges in people's hours, and one call for what would otherwise be missed, before the night where its time is at night.
 */
export const smallTeam = {
  reply: {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '12h before', nudge: ['on-call'], by: ['slack'] },
      { at: '4h before', nudge: ['on-call'], by: ['slack', 'email'] },
      { at: '1h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
    ],
  },
  'claim-exposure': {
    length: '48h',
    nights: 'spare',
    ladder: [
      { at: '12h before', nudge: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '2h before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
    ],
  },
  'last-call': {
    length: '72h',
    nights: 'spare',
    ladder: [
      { at: '12h before', nudge: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '2h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  promise: {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '4h before', nudge: ['on-call'], by: ['slack'] },
      { at: '1h before', nudge: ['on-call'], by: ['slack', 'email'] },
      { at: '15m before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
    ],
  },
  return: {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '12h before', nudge: ['on-call'], by: ['slack'] },
      { at: '4h before', nudge: ['on-call'], by: ['slack', 'email'] },
      { at: '1h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '20h after', call: ['manager'], by: ['slack', 'email'] },
    ],
  },
  claim: {
    length: '48h',
    nights: 'spare',
    ladder: [
      { at: '71h before', nudge: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '24h before', nudge: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '8h before', nudge: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '4h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  cancellation: {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '24h before', nudge: ['on-call'], by: ['slack'] },
      { at: '12h before', nudge: ['on-call'], by: ['slack', 'email'] },
      { at: '4h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
    ],
  },
  chargeback: {
    length: '7d',
    nights: 'spare',
    ladder: [
      { at: '7d before', nudge: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '3d before', nudge: ['manager'], by: ['slack', 'email'] },
      { at: '24h before', nudge: ['manager', 'backup'], by: ['slack', 'email'] },
      { at: '4h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  'account-status': {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '24h before', nudge: ['everyone'], by: ['slack', 'email'] },
      { at: '12h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  'figure-warning': {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '24h before', nudge: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '2h before', call: ['manager'], by: ['slack', 'email'] },
    ],
  },
  'figure-alarm': {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '24h before', nudge: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '4h before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
    ],
  },
  feedback: {
    length: '48h',
    nights: 'spare',
    ladder: [
      { at: '48h before', nudge: ['on-call'], by: ['slack'] },
      { at: '12h before', nudge: ['on-call'], by: ['slack', 'email'] },
      { at: '2h before', call: ['manager'], by: ['slack', 'email'] },
    ],
  },
  credentials: {
    length: '14d',
    nights: 'spare',
    ladder: [
      { at: '14d before', nudge: ['manager'], by: ['slack', 'email'] },
      { at: '7d before', nudge: ['manager'], by: ['slack', 'email'] },
      { at: '3d before', nudge: ['manager', 'backup'], by: ['slack', 'email'] },
      { at: '24h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  match: {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '1h before', nudge: ['on-call'], by: ['slack'] },
      { at: '8h after', call: ['on-call', 'backup'], by: ['slack', 'email'] },
    ],
  },
  review: {
    length: '24h',
    nights: 'spare',
    ladder: [
      { at: '12h before', nudge: ['on-call'], by: ['slack'] },
      { at: '2h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
    ],
  },
} as const;
