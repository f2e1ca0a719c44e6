import type { Template, TemplateContent } from '#shared/domain/templates/template';
import type { Revision } from '#shared/ports/templates';

/** What people wrote of a template: a German and an English text about a late parcel. */
export function content(more: Partial<TemplateContent> = {}): TemplateContent {
  return {
    name: { en: 'Late parcel' },
    shortcut: 'late',
    use: 'answer',
    topics: ['delivery'],
    kinds: [],
    versions: { en: 'Hello {buyer}', de: 'Guten Tag {buyer}' },
    ...more,
  };
}

/** A template as it came with the product. */
export function template(id: string, more: Partial<Template> = {}): Template {
  return { id, ...content({ shortcut: id }), revision: 0, ...more };
}

/** A template that the shop has changed. */
export function revision(id: string, number: number, more: Partial<Revision> = {}): Revision {
  return { ...template(id), revision: number, changed: { by: 'li', at: 0 }, ...more };
}
