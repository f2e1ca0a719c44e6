import type { ChangeResult } from '#shared/application/templates/change-template';
import type { Fault } from '#shared/domain/templates/faults';
import type { Template, TemplateContent } from '#shared/domain/templates/template';
import type { TemplatesContext } from './context.ts';

/** A form that is being filled in. */
export interface Editing {
  readonly context: TemplatesContext;
  /** As it is stored; undefined for a new one. */
  readonly template: Template | undefined;
  /** As it stands in the form. */
  readonly content: TemplateContent;
  /** The revision that its writer has seen. */
  readonly seen: number;
  readonly refusal: Refusal;
}

/** Why a form was not taken; undefined before it was sent. */
export type Refusal = Exclude<ChangeResult, { readonly saved: string }> | undefined;

/** The field of the form that a fault is about. */
export function fieldOf(fault: Pick<Fault, 'field'> & { readonly language?: string }): string {
  switch (fault.field) {
    case 'name':
      return 'name-en';
    case 'text':
      return `text-${fault.language ?? ''}`;
    default:
      return fault.field;
  }
}
