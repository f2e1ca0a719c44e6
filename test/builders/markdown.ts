/** Every link and picture of a page, in Markdown or HTML, except those in code. */
export function linksOf(page: string): string[] {
  const prose = withoutBlocks(page).replace(/`[^`\n]*`/g, '');
  return [
    ...[...prose.matchAll(/\]\(([^)\s]+)\)/g)],
    ...[...prose.matchAll(/\b(?:href|src|srcset)="([^"]+)"/g)],
  ].map(([, link = '']) => link);
}

/** The anchors of a page's headings, as GitHub forms them. */
export function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  return [...withoutBlocks(page).matchAll(/^#{1,6} (.+)$/gm)].map(([, heading = '']) => {
    const anchor = heading
      .trim()
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-');
    const repeats = seen.get(anchor) ?? 0;
    seen.set(anchor, repeats + 1);
    return repeats === 0 ? anchor : `${anchor}-${repeats}`;
  });
}

function withoutBlocks(page: string): string {
  return page.replace(/^ *```.*?^ *```$/gms, '');
}
