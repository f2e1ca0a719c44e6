/*
 * The SDK has no request time-out by default, and only warns about one unless it is set to throw: one lost packet
 * would block a function until its own time-out.
 */
export const requestHandler = {
  connectionTimeout: 2_000,
  requestTimeout: 8_000,
  throwOnRequestTimeout: true,
};
