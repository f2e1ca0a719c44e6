/*
 * The bundle of the board puts these in the place of Node's own (infra/stack/parts/bundles.ts). Node's take 30 ms of a cold
 * start: with the first of them it loads a whole client of HTTP.
 */
export { Headers } from './headers.ts';
export { Request } from './request.ts';
export { Response } from './response.ts';
