/** Put here when functions are bundled (`infra/stack/parts/bundles.ts`). */
declare const SETTINGS_FORM: string | undefined;

/**
 * A hash of the code that parses settings, with all that it is made of, as the bundle holds it; undefined outside of a
 * bundle. What one bundle has parsed, another may take as it is when both have the same form.
 */
export const settingsForm = typeof SETTINGS_FORM === 'undefined' ? undefined : SETTINGS_FORM;
