import type { FoundFile } from './file.ts';

/** Lambda answers at most 6 MB, in base64. A larger picture is a file like any other. */
export const LARGEST_PICTURE_BYTES = 4 * 1024 * 1024;

/** Whether a page may show a file in place. */
export function isShown({ picture, bytes }: { readonly picture: unknown; readonly bytes: number }): boolean {
  return picture !== undefined && bytes <= LARGEST_PICTURE_BYTES;
}

/**
 * The headers of a picture: the type that its first bytes show, from which no browser departs; opened by itself it is a
 * sandbox in which nothing loads or runs.
 */
export function pictureHeaders({ picture, content }: FoundFile): Record<string, string> | undefined {
  if (picture === undefined || !isShown({ picture, bytes: content.length })) return undefined;
  return {
    'Content-Type': picture,
    'Content-Disposition': 'inline',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'X-Content-Type-Options': 'nosniff',
  };
}
