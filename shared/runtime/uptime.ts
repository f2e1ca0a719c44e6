/** Milliseconds that the process has run: by this caches tell their age, whatever the clock on the wall does. */
export const uptime = (): number => performance.now();
