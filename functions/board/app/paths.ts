import type { Reader } from '#shared/messages/alert-view';

/** The picture by which people know the board among their apps. */
export const ICON_PATH = '/app/icon-192.png';

/** Its blue. */
export const THEME_COLOR = '#1f4fa3';

/** A browser must find it at the top, so that it may serve all pages. */
export const WORKER_PATH = '/service-worker.js';

export function manifestPath(language: Reader['language']): string {
  return `/app/${language}.webmanifest`;
}
