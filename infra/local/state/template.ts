import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const resource = z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).default({}) });

const templateSchema = z.object({
  Resources: z.record(z.string(), resource),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});

/** One resource of the template, with its logical id. */
export interface TemplateResource {
  readonly id: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

/** Reads the synthesized template of the stack from the assembly's folder. */
export function readTemplate(assemblyDir: string): TemplateResource[] {
  const { Resources } = parsedTemplate(assemblyDir);
  return Object.entries(Resources).map(([id, { Type, Properties }]) => ({
    id,
    type: Type,
    properties: Properties,
  }));
}

/** The resolved properties of all resources of a type, by logical id. @throws a ZodError for another shape. */
export function propertiesOf<Shape>(
  type: string,
  schema: z.ZodType<Shape>,
  resources: readonly TemplateResource[],
  references: References,
): Map<string, Shape> {
  return new Map(
    resources
      .filter((resource) => resource.type === type)
      .map(({ id, properties }) => [id, schema.parse(resolve(properties, references))]),
  );
}

/** The outputs of the stack by name, their values resolved. */
export function readOutputs(assemblyDir: string, references: References): Record<string, string> {
  const { Outputs } = parsedTemplate(assemblyDir);
  return Object.fromEntries(
    Object.entries(Outputs).map(([name, { Value }]) => [
      name,
      z.string(`the output ${name} is no text`).parse(resolve(Value, references)),
    ]),
  );
}

function parsedTemplate(assemblyDir: string): z.output<typeof templateSchema> {
  return templateSchema.parse(
    JSON.parse(readFileSync(join(assemblyDir, 'Replywatch.template.json'), 'utf8')),
  );
}

export const REGION = 'us-east-1';
export const ACCOUNT = '000000000000';
export const STACK_NAME = 'Replywatch';
export const STACK_ID = `arn:aws:cloudformation:${REGION}:${ACCOUNT}:stack/${STACK_NAME}/local`;

const PSEUDO: Readonly<Record<string, string>> = {
  'AWS::Region': REGION,
  'AWS::AccountId': ACCOUNT,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': STACK_NAME,
  'AWS::StackId': STACK_ID,
};

/** What references to the provisioned resources resolve to. */
export interface References {
  /** The value of `Ref`, by logical id. */
  readonly refs: Map<string, string>;
  /** The value of `Fn::GetAtt`, by `logicalId.Attribute`. */
  readonly attributes: Map<string, string>;
}

/**
 * Replaces the intrinsic functions in a value of the template.
 *
 * @throws with a sentence for an unknown function or a reference to a resource that was not provisioned: such a template
 * would fail in the cloud, or run differently here.
 */
export function resolve(value: unknown, references: References): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => resolve(one, references));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  const [only] = entries;
  if (entries.length === 1 && only !== undefined && (only[0] === 'Ref' || only[0].startsWith('Fn::')))
    return intrinsic(only[0], only[1], references);
  return Object.fromEntries(entries.map(([key, one]) => [key, resolve(one, references)]));
}

function intrinsic(name: string, argument: unknown, references: References): unknown {
  switch (name) {
    case 'Ref':
      return lookUp(references.refs, z.string().parse(argument), `Ref ${String(argument)}`);
    case 'Fn::GetAtt': {
      const [id, attribute] = z.tuple([z.string(), z.string()]).parse(argument);
      return lookUp(references.attributes, `${id}.${attribute}`, `Fn::GetAtt ${id}.${attribute}`);
    }
    case 'Fn::Join': {
      const [separator, parts] = z.tuple([z.string(), z.unknown()]).parse(argument);
      return z.array(z.string()).parse(resolve(parts, references)).join(separator);
    }
    case 'Fn::Select': {
      const [index, list] = z.tuple([z.coerce.number(), z.unknown()]).parse(argument);
      return z.array(z.unknown()).parse(resolve(list, references))[index];
    }
    case 'Fn::Split': {
      const [separator, text] = z.tuple([z.string(), z.unknown()]).parse(argument);
      return z.string().parse(resolve(text, references)).split(separator);
    }
    case 'Fn::Sub':
      return z
        .string()
        .parse(argument)
        .replace(/\$\{([^}!]+)\}/g, (_, key: string) =>
          lookUp(key.includes('.') ? references.attributes : references.refs, key, `Fn::Sub ${key}`),
        );
    default:
      throw new Error(`the template uses ${name}, which the local run does not know`);
  }
}

function lookUp(known: Map<string, string>, key: string, what: string): string {
  const found = PSEUDO[key] ?? known.get(key);
  if (found === undefined)
    throw new Error(`${what} refers to something that the local run did not provision`);
  return found;
}
