/** Calls earlier, more often and more people than the standard, day and night. */
export const strict = {
  reply: {
    length: '24h',
    ladder: [
      { at: '20h before', nudge: ['on-call'], by: ['slack'] },
      { at: '12h before', call: ['on-call'], by: ['slack', 'email'] },
      { at: '6h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '3h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '1h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  'claim-exposure': {
    length: '48h',
    ladder: [
      { at: '18h before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '12h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '6h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '2h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  'last-call': {
    length: '72h',
    ladder: [
      { at: '18h before', call: ['manager'], by: ['slack', 'email'] },
      { at: '12h before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '6h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  promise: {
    length: '24h',
    ladder: [
      { at: '8h before', nudge: ['on-call'], by: ['slack'] },
      { at: '4h before', call: ['on-call'], by: ['slack', 'email'] },
      { at: '1h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['on-call', 'manager'], by: ['slack', 'email'] },
    ],
  },
  return: {
    length: '24h',
    ladder: [
      { at: '20h before', nudge: ['on-call'], by: ['slack'] },
      { at: '12h before', call: ['on-call'], by: ['slack', 'email'] },
      { at: '4h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '1h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['everyone'], by: ['slack', 'email'] },
      { at: '12h after', call: ['manager'], by: ['slack', 'email'] },
      { at: '20h after', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  claim: {
    length: '48h',
    ladder: [
      { at: '71h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '36h before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '24h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '12h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '4h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: '1h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  cancellation: {
    length: '24h',
    ladder: [
      { at: '24h before', call: ['on-call'], by: ['slack', 'email'] },
      { at: '12h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '4h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '1h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  chargeback: {
    length: '7d',
    ladder: [
      { at: '7d before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '4d before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '2d before', call: ['manager', 'backup'], by: ['slack', 'email'] },
      { at: '24h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: '4h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  'account-status': {
    length: '24h',
    ladder: [
      { at: '24h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: '22h before', call: ['manager', 'backup'], by: ['slack', 'email'] },
      { at: '18h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: '12h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  'figure-warning': {
    length: '24h',
    ladder: [
      { at: '24h before', call: ['on-call', 'manager'], by: ['slack', 'email'] },
      { at: '12h before', call: ['manager'], by: ['slack', 'email'] },
    ],
  },
  'figure-alarm': {
    length: '24h',
    ladder: [
      { at: '24h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
      { at: '12h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  feedback: {
    length: '48h',
    ladder: [
      { at: '48h before', nudge: ['on-call'], by: ['slack'] },
      { at: '24h before', call: ['on-call'], by: ['slack', 'email'] },
      { at: '12h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['manager'], by: ['slack', 'email'] },
    ],
  },
  credentials: {
    length: '14d',
    ladder: [
      { at: '14d before', call: ['manager'], by: ['slack', 'email'] },
      { at: '7d before', call: ['manager', 'backup'], by: ['slack', 'email'] },
      { at: '3d before', call: ['everyone'], by: ['slack', 'email'] },
      { at: '24h before', call: ['everyone'], by: ['slack', 'email'] },
      { at: '4h before', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  match: {
    length: '24h',
    ladder: [
      { at: '12h before', nudge: ['on-call'], by: ['slack'] },
      { at: 'at deadline', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '4h after', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
    ],
  },
  review: {
    length: '24h',
    ladder: [
      { at: '20h before', nudge: ['on-call'], by: ['slack'] },
      { at: '12h before', call: ['on-call'], by: ['slack', 'email'] },
      { at: '4h before', call: ['on-call', 'backup', 'manager'], by: ['slack', 'email'] },
    ],
  },
} as const;
