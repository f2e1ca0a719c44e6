import { libraryOf, type Template } from '#shared/domain/templates/template';
import type { Templates } from '#shared/ports/templates';

/** All templates of a shop, retired ones too. The starter library is loaded when it is first needed: its texts are long. */
export async function loadLibrary(templates: Pick<Templates, 'list'>): Promise<Template[]> {
  const [own, { STARTER_TEMPLATES }] = await Promise.all([
    templates.list(),
    import('#shared/domain/templates/starter/library'),
  ]);
  return libraryOf(STARTER_TEMPLATES, own);
}

/** The template of the starter library with this id, as it came with the product. */
export async function starterWith(id: string): Promise<Template | undefined> {
  const { STARTER_TEMPLATES } = await import('#shared/domain/templates/starter/library');
  return STARTER_TEMPLATES.find((one) => one.id === id);
}
