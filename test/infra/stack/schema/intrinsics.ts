import * as z from 'zod';

const reference = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => ({ id: Ref, attribute: undefined })),
  z
    .strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) })
    .transform(({ 'Fn::GetAtt': [id, attribute] }) => ({ id, attribute })),
]);

/** Why a value that is a `Ref` or `Fn::GetAtt` leads nowhere; undefined when it is none, or leads somewhere. */
export function referenceViolation(
  value: object,
  canRefer: (id: string, attribute: string | undefined) => boolean,
): string | undefined {
  if (!('Ref' in value || 'Fn::GetAtt' in value)) return undefined;
  const { data } = reference.safeParse(value);
  if (data === undefined || canRefer(data.id, data.attribute)) return undefined;
  const { id, attribute } = data;
  return `refers to ${id}${attribute === undefined ? '' : `.${attribute}`}, which is not there`;
}

/** Functions of CloudFormation that give a text. */
const TEXTS = new Set(['Fn::Join', 'Fn::Sub', 'Fn::Base64', 'Fn::Select', 'Fn::ImportValue']);

/** What a value of a template is once CloudFormation has resolved it; `anything` when only CloudFormation knows. */
export function valueKind(
  value: unknown,
): 'anything' | 'array' | 'boolean' | 'null' | 'number' | 'object' | 'string' {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'object') {
    const [only, ...others] = Object.keys(value);
    if (only === undefined || others.length > 0) return 'object';
    if (TEXTS.has(only)) return 'string';
    return only === 'Ref' || only.startsWith('Fn::') ? 'anything' : 'object';
  }
  return typeof value === 'number' ? 'number' : typeof value === 'boolean' ? 'boolean' : 'string';
}
