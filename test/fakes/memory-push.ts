import { deviceEnd, MOST_DEVICES, type PushDevice } from '#shared/domain/people/push';
import type { PushDevices, PushKey } from '#shared/ports/people/push-devices';

/** `people` are those with a device, as the settings in force would say. */
export function memoryPushDevices(): PushDevices & { readonly people: () => string[] } {
  const devices = new Map<string, readonly PushDevice[]>();
  const list = new Set<string>();
  const of = (person: string, now: number): readonly PushDevice[] =>
    (devices.get(person) ?? []).filter((one) => now < deviceEnd(one));
  const set = (person: string, left: readonly PushDevice[]): void => {
    devices.set(person, left);
    if (left.length === 0) list.delete(person);
  };
  return {
    people: () => [...list].toSorted(),
    of: (person, now) => Promise.resolve(of(person, now)),
    add(person, device, now) {
      const before = of(person, now);
      const place = before.findIndex(({ id }) => id === device.id);
      if (place < 0 && before.length >= MOST_DEVICES) return Promise.resolve(false);
      devices.set(person, place < 0 ? [...before, device] : before.with(place, device));
      list.add(person);
      return Promise.resolve(true);
    },
    remove(person, ids, now) {
      set(
        person,
        of(person, now).filter(({ id }) => !ids.includes(id)),
      );
      return Promise.resolve();
    },
    note(person, { accepted, gone }, now) {
      set(
        person,
        of(person, now)
          .filter(({ id }) => !gone.includes(id))
          .map((one) =>
            accepted.includes(one.id) && now - (one.acceptedAt ?? 0) >= 60_000
              ? { ...one, acceptedAt: now }
              : one,
          ),
      );
      return Promise.resolve();
    },
    keepOnly(people) {
      for (const person of list) if (!people.includes(person)) set(person, []);
      return Promise.resolve();
    },
  };
}

export function memoryPushKey(publicKey?: string): PushKey {
  let stored = publicKey;
  return {
    current: () => Promise.resolve(stored),
    put(key) {
      stored = key;
      return Promise.resolve();
    },
  };
}
