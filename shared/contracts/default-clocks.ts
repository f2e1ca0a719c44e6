/** The clocks and ladders of a seller who changes nothing, as they would stand in the settings file. */
export const defaultClocks = {
  reply: {
    length: '24h',
    ladder: [
      { at: '12h before', call: ['on-call'], by: ['slack'] },
      { at: '4h before', call: ['on-call'], by: ['slack', 'email'] },
      { at: '1h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['manager'], by: ['slack', 'email'] },
    ],
  },
  'claim-exposure': {
    length: '48h',
    ladder: [
      { at: '12h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
      { at: '2h before', call: ['manager'], by: ['slack', 'email'] },
    ],
  },
  'last-call': {
    length: '72h',
    ladder: [
      { at: '24h before', call: ['manager'], by: ['slack', 'email'] },
      { at: '6h before', call: ['manager'], by: ['slack', 'email'] },
      { at: 'at deadline', call: ['everyone'], by: ['slack', 'email'] },
    ],
  },
  review: {
    length: '24h',
    ladder: [
      { at: '12h before', call: ['on-call'], by: ['slack'] },
      { at: '4h before', call: ['on-call', 'backup'], by: ['slack', 'email'] },
    ],
  },
} as const;
