/**
 * Text from outside as one harmless line: no control, zero-width or direction-changing characters, cut to a length.
 */
export function plain(text: string, most = 200): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most);
}
