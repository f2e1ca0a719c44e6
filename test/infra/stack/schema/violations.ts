import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import * as z from 'zod';
import { referenceViolation, valueKind } from './intrinsics.ts';
import { type Limit, LIMITS, TEMPLATE_LIMITS } from './limits.ts';

/** Loading takes most of the time of a check, so all checks of a thread share it. */
const spec = loadAwsServiceSpecSync();

type Spec = ReturnType<typeof spec.all<'resource'>>[number];
type Property = Spec['properties'][string];
type Type = Property['type'];

const templateSchema = z.object({
  Description: z.string().default(''),
  Parameters: z.record(z.string(), z.unknown()).default({}),
  Outputs: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      DependsOn: z.union([z.string().transform((one) => [one]), z.array(z.string())]).default([]),
      DeletionPolicy: z.enum(['Delete', 'Retain', 'RetainExceptOnCreate', 'Snapshot']).optional(),
      UpdateReplacePolicy: z.enum(['Delete', 'Retain', 'Snapshot']).optional(),
    }),
  ),
});
type Template = z.output<typeof templateSchema>;

/**
 * What CloudFormation's resource schemas say against a template, one sentence each, with the place: unknown types, properties
 * and attributes, wrong types of values, missing properties, values outside an enum or a limit.
 */
export function violations(template: unknown): string[] {
  const parsed = templateSchema.safeParse(template);
  if (!parsed.success) return parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return [
    ...templateViolations(parsed.data, JSON.stringify(template).length),
    ...Object.entries(parsed.data.Resources).flatMap(([id, resource]) => {
      const check = new Check(parsed.data, resource.Type);
      return check.resource(resource).map((what) => `${id} (${resource.Type})${what}`);
    }),
    ...Object.entries(parsed.data.Outputs).flatMap(([name, output]) =>
      new Check(parsed.data, '').references(output).map((what) => `output ${name}${what}`),
    ),
  ];
}

function templateViolations({ Resources, Outputs, Description }: Template, bytes: number): string[] {
  const over = (what: string, has: number, max: number): string[] =>
    has > max ? [`the template has ${has} ${what}, more than ${max}`] : [];
  return [
    ...over('resources', Object.keys(Resources).length, TEMPLATE_LIMITS.resources),
    ...over('outputs', Object.keys(Outputs).length, TEMPLATE_LIMITS.outputs),
    ...over('bytes', bytes, TEMPLATE_LIMITS.bytes),
    ...over('bytes of description', Buffer.byteLength(Description), TEMPLATE_LIMITS.descriptionBytes),
  ];
}

class Check {
  readonly #template: Template;
  readonly #type: string;
  constructor(template: Template, type: string) {
    this.#template = template;
    this.#type = type;
  }

  resource({ Type, Properties, DependsOn }: Template['Resources'][string]): string[] {
    return [
      ...DependsOn.filter((id) => !(id in this.#template.Resources)).map(
        (id) => ` depends on ${id}, which is not there`,
      ),
      ...this.references(Properties),
      ...(Type.startsWith('Custom::') ? custom(Properties) : this.#known(Properties)),
    ];
  }

  /** Every reference in a value leads to something with that attribute. */
  references(value: unknown, place = ''): string[] {
    if (typeof value !== 'object' || value === null) return [];
    const wrong = referenceViolation(value, (id, attribute) => this.#canRefer(id, attribute));
    if (wrong !== undefined) return [`${place}: ${wrong}`];
    return Object.entries(value).flatMap(([key, inner]) => this.references(inner, `${place}.${key}`));
  }

  #canRefer(id: string, attribute: string | undefined): boolean {
    if (id.startsWith('AWS::')) return attribute === undefined;
    if (id in this.#template.Parameters) return attribute === undefined;
    const target = this.#template.Resources[id];
    if (target === undefined) return false;
    return (
      attribute === undefined ||
      target.Type.startsWith('Custom::') ||
      attribute in (specOf(target.Type)?.attributes ?? {})
    );
  }

  #known(properties: Record<string, unknown>): string[] {
    const known = specOf(this.#type);
    return known === undefined
      ? [' is no type of CloudFormation']
      : this.#object(properties, known.properties, '');
  }

  #object(value: Record<string, unknown>, properties: Spec['properties'], place: string): string[] {
    const missing = Object.entries(properties).filter(
      ([name, { required }]) => required === true && !(name in value),
    );
    return [
      ...missing.map(([name]) => `${place}.${name} is required`),
      ...Object.entries(value).flatMap(([name, inner]) => {
        const property = properties[name];
        return property === undefined
          ? [`${place}.${name} is no property`]
          : this.#value(inner, [property.type, ...(property.previousTypes ?? [])], `${place}.${name}`);
      }),
    ];
  }

  /** A property may have had other types, all of which CloudFormation still takes: one without a violation is enough. */
  #value(value: unknown, types: readonly Type[], place: string): string[] {
    const found = types.map((type) => this.#typed(value, type, place));
    return [...(found.find((one) => one.length === 0) ?? found[0] ?? []), ...this.#limit(value, place)];
  }

  #typed(value: unknown, type: Type, place: string): string[] {
    const kind = valueKind(value);
    if (kind === 'anything') return [];
    const wrong = [`${place} is ${kind}, not ${type.type}`];
    switch (type.type) {
      case 'union':
        return this.#value(value, type.types, place);
      case 'json':
        return kind === 'object' || kind === 'string' || kind === 'array' ? [] : wrong;
      case 'string':
      case 'date-time':
        if (kind !== 'string') return wrong;
        return 'allowedValues' in type && typeof value === 'string' && !type.allowedValues.includes(value)
          ? [`${place} is ${value}, not one of ${type.allowedValues.join(', ')}`]
          : [];
      case 'integer':
        return Number.isInteger(value) ? [] : wrong;
      case 'number':
      case 'boolean':
        return kind === type.type ? [] : wrong;
      case 'array':
        return Array.isArray(value)
          ? value.flatMap((one) => this.#value(one, [type.element], `${place}[]`))
          : wrong;
      case 'map':
        return kind === 'object'
          ? entriesOf(value).flatMap(([key, one]) => this.#value(one, [type.element], `${place}.${key}`))
          : wrong;
      case 'tag':
        return kind === 'object' ? this.#object(Object.fromEntries(entriesOf(value)), TAG, place) : wrong;
      case 'ref':
        return kind === 'object'
          ? this.#object(
              Object.fromEntries(entriesOf(value)),
              spec.get('typeDefinition', type.reference.$ref).properties,
              place,
            )
          : wrong;
      default:
        return [];
    }
  }

  #limit(value: unknown, place: string): string[] {
    const limit = LIMITS[this.#type]?.[place.slice(1)];
    const size = sizeOf(value);
    return limit === undefined || size === undefined
      ? []
      : outside(limit, size).map((how) => `${place} ${how}`);
  }
}

const TAG: Spec['properties'] = {
  Key: { type: { type: 'string' }, required: true },
  Value: { type: { type: 'string' }, required: true },
};

/** Custom resources are ours, save for whom CloudFormation asks. */
function custom(properties: Record<string, unknown>): string[] {
  return 'ServiceToken' in properties ? [] : [' has no ServiceToken'];
}

function specOf(type: string): Spec | undefined {
  return spec.lookup('resource', 'cloudFormationType', 'equals', type)[0];
}

function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** What a limit counts: a number's value, a text's characters, a list's items. */
function sizeOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' || Array.isArray(value) ? value.length : undefined;
}

function outside({ min, max }: Limit, size: number): string[] {
  return [
    ...(min !== undefined && size < min ? [`has ${size}, less than ${min}`] : []),
    ...(max !== undefined && size > max ? [`has ${size}, more than ${max}`] : []),
  ];
}
