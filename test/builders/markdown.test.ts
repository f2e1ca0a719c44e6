import { expect, it } from 'vitest';
import { anchorsOf, linksOf } from './markdown.ts';

const PAGE = `# A page

A [link](a.md#b), ![a picture](c.svg), <img src="d.png">, and \`[code](none.md)\`.

## What's in it?

\`\`\`sh
# no heading
echo "[no](link.md)"
\`\`\`

## 在卖家平台

## What's in it?
`;

it('finds links and pictures, but not in code', () => {
  expect(linksOf(PAGE)).toEqual(['a.md#b', 'c.svg', 'd.png']);
});

it('forms anchors as GitHub does', () => {
  expect(anchorsOf(PAGE)).toEqual(['a-page', 'whats-in-it', '在卖家平台', 'whats-in-it-1']);
});
