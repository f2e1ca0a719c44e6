import type { PersistedState } from './persisted-state.ts';

/** Whether schedules and event source mappings are on, by logical id. As in the cloud, this outlives a restart. */
export interface Switches {
  isOn(id: string): boolean;
  turn(id: string, state: 'on' | 'off'): void;
}

export function persistedSwitches(state: PersistedState): Switches {
  return {
    isOn: (id) => state.get(`switch ${id}`) !== 'off',
    turn: (id, onOrOff) => state.set(`switch ${id}`, onOrOff),
  };
}
