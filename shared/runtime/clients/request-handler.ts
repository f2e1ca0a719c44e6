/*
 * The SDK has no request time-out by default, and only warns of one unless it is told to throw: a function would hang
 * to its own end on one lost packet.
 */
export const requestHandler = {
  connectionTimeout: 2_000,
  requestTimeout: 8_000,
  throwOnRequestTimeout: true,
};
