/** Milliseconds since the process started: caches measure their age by it, independent of the wall clock. */
export const uptime = (): number => process.uptime() * 1_000;
