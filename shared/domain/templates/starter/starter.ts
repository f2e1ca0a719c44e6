import type { Template, TemplateContent } from '../template.ts';

type Given = Pick<TemplateContent, 'name' | 'topics' | 'versions'> &
  Partial<Pick<TemplateContent, 'use' | 'kinds' | 'fulfilment'>> & { readonly id: string };

/** A template of the starter library. Its shortcut is its id. */
export function starter({ id, use = 'answer', kinds = [], ...given }: Given): Template {
  return { id, shortcut: id, use, kinds, ...given, revision: 0 };
}
