import type { PersistedState } from './persisted-state.ts';

/** Which schedules and event source mappings were switched off, by logical id; it outlives a restart, as in the cloud. */
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
