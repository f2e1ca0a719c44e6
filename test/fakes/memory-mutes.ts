import { MUTED_FOR_MS, type MuteRecord, type Mutes } from '#shared/ports/mutes';

export function memoryMutes(): Mutes {
  const mutes = new Map<string, MuteRecord>();
  const inForce = (id: string, now: number): MuteRecord | undefined => {
    const mute = mutes.get(id);
    return mute !== undefined && mute.ended === undefined && mute.at > now - MUTED_FOR_MS ? mute : undefined;
  };
  return {
    put(mute) {
      mutes.set(mute.id, { ...mute, mails: 0 });
      return Promise.resolve();
    },
    find: (id, now) => Promise.resolve(inForce(id, now)),
    count(id, at) {
      const mute = mutes.get(id);
      if (mute !== undefined) mutes.set(id, { ...mute, mails: mute.mails + 1, lastMailAt: at });
      return Promise.resolve();
    },
    end(id, by, now) {
      const mute = inForce(id, now);
      if (mute !== undefined) mutes.set(id, { ...mute, ended: { by, at: now } });
      return Promise.resolve(mute !== undefined);
    },
    all: (now) =>
      Promise.resolve(
        [...mutes.values()].filter(({ at }) => at > now - MUTED_FOR_MS).toSorted((a, b) => b.at - a.at),
      ),
  };
}
