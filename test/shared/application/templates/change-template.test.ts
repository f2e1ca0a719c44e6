import { describe, expect, it } from 'vitest';
import {
  changeTemplate,
  contentOf,
  newId,
  type WantedChange,
} from '#shared/application/templates/change-template';
import { loadLibrary } from '#shared/application/templates/library';
import { STARTER_TEMPLATES } from '#shared/domain/templates/starter/library';
import { MOST_TEMPLATES } from '#shared/domain/templates/template';
import { content, revision, template } from '#test/builders/template';
import { memoryTemplates } from '#test/fakes/memory-templates';

const LI = { by: 'li', at: 1 };
const ANA = { by: 'ana', at: 2 };
const wanted = (more: Partial<WantedChange> = {}): WantedChange => ({
  id: 'late',
  seen: 0,
  content: content(),
  retired: false,
  ...more,
});

describe('a template is changed', () => {
  it('by its first revision when it is new, and by the next one after what its writer saw', async () => {
    const templates = memoryTemplates();
    expect(await changeTemplate(templates, wanted(), LI)).toEqual({ saved: 'late' });
    expect(await changeTemplate(templates, wanted({ seen: 1 }), ANA)).toEqual({ saved: 'late' });
    expect(await changeTemplate(templates, wanted({ seen: 1 }), LI)).toEqual({
      refused: 'changed-meanwhile',
    });
    expect(await changeTemplate(templates, wanted(), LI)).toEqual({ refused: 'changed-meanwhile' });
    expect((await templates.history('late', 0)).map(({ changed }) => changed)).toEqual([ANA, LI]);
  });

  it('in the place of a starter, which is then the shop’s own', async () => {
    const templates = memoryTemplates();
    const [starter] = STARTER_TEMPLATES;
    const changed = { ...contentOf(starter!), name: { en: 'Ours' } };
    await changeTemplate(templates, wanted({ id: starter!.id, content: changed }), LI);
    const library = await loadLibrary(templates);
    expect(library).toHaveLength(STARTER_TEMPLATES.length);
    expect(library.filter(({ id }) => id === starter!.id)).toEqual([
      { ...starter, name: { en: 'Ours' }, revision: 1, changed: LI },
    ]);
  });

  it('not to something that is refused, nor to another’s shortcut, be it a starter’s', async () => {
    const templates = memoryTemplates();
    const taken = wanted({ content: content({ shortcut: 'holding' }) });
    expect(await changeTemplate(templates, taken, LI)).toEqual({
      faults: [{ field: 'shortcut', problem: 'taken' }],
    });
    expect(await templates.list()).toEqual([]);
  });

  it('not to a text from which no reply could be sent', async () => {
    const templates = memoryTemplates();
    const versions = { en: 'Hello {buyer}, please write to help@acme.example.' };
    const breaking = wanted({ content: content({ versions }) });
    expect(await changeTemplate(templates, breaking, LI)).toEqual({ refused: 'breaks-rules' });
    expect(await templates.list()).toEqual([]);
  });

  it('to a retired one and back, with who retired it', async () => {
    const templates = memoryTemplates();
    await changeTemplate(templates, wanted(), LI);
    await changeTemplate(templates, wanted({ seen: 1, retired: true }), LI);
    await changeTemplate(templates, wanted({ seen: 2, retired: true }), ANA);
    expect((await templates.list())[0]).toMatchObject({ retired: LI, changed: ANA, revision: 3 });
    const other = wanted({ id: 'other', content: content({ shortcut: 'late' }) });
    expect(await changeTemplate(templates, other, LI)).toEqual({ saved: 'other' });
    // Its shortcut is another's now.
    expect(await changeTemplate(templates, wanted({ seen: 3 }), LI)).toMatchObject({
      faults: [{ problem: 'taken' }],
    });
    await changeTemplate(templates, wanted({ seen: 3, content: content({ shortcut: 'late-2' }) }), LI);
    expect((await templates.list())[0]).not.toHaveProperty('retired');
  });

  it('until there are too many to choose from', async () => {
    const templates = memoryTemplates();
    for (let index = 0; index < MOST_TEMPLATES - STARTER_TEMPLATES.length; index += 1)
      await templates.put(revision(`t${index}`, 1));
    expect(await changeTemplate(templates, wanted(), LI)).toEqual({ refused: 'too-many' });
    const known = wanted({ id: 't1', seen: 1 });
    expect(await changeTemplate(templates, known, LI)).toEqual({ saved: 't1' });
  });
});

it('a new template has an id that no other ever had', () => {
  expect(newId('late', [])).toBe('late');
  expect(newId('new', [])).toBe('new-2');
  expect(newId('late', [template('late'), template('late-2')])).toBe('late-3');
});
