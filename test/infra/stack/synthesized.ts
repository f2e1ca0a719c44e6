import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import type { TemplateResource } from '#infra/local/state/template';
import { loadSettings } from '#infra/settings/load-settings';
import { ReplywatchStack } from '#infra/stack/stack';
import { settingsSchema } from '#shared/contracts/settings/settings';

const templateSchema = z.object({
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.unknown().default({}),
      DependsOn: z.array(z.string()).default([]),
      DeletionPolicy: z.string().optional(),
      UpdateReplacePolicy: z.string().optional(),
    }),
  ),
});

export { EVERYTHING } from './everything.ts';

type Changes = Partial<z.input<typeof settingsSchema>>;

const made = new Map<string, Resources>();

/**
 * The template of the stack with the example settings, and changes to them, without bundling the functions. The tests of a
 * thread share it.
 */
export function synthesized(changes: Changes = {}): Resources {
  const key = JSON.stringify(changes);
  const resources = made.get(key) ?? resourcesOf(stackWith(changes));
  made.set(key, resources);
  return resources;
}

export function resourcesOf(stack: ReplywatchStack): Resources {
  return new Resources(templateSchema.parse(Template.fromStack(stack).toJSON()).Resources);
}

/** The flags by which the CDK's command synthesizes. */
const cdkJson = z
  .object({ context: z.record(z.string(), z.unknown()) })
  .parse(JSON.parse(readFileSync('cdk.json', 'utf8')));

/** The stack itself, for what is examined before it is a template. */
export function stackWith(changes: Changes): ReplywatchStack {
  const app = new App({ context: { ...cdkJson.context, 'aws:cdk:bundling-stacks': [] } });
  const example = loadSettings('infra/settings/example.yaml');
  const json = JSON.stringify({ ...(JSON.parse(example.json) as object), ...changes });
  const settings = { ...example, json, settings: settingsSchema.parse(JSON.parse(json)) };
  return new ReplywatchStack(app, 'Replywatch', { settings });
}

type Resource = z.output<typeof templateSchema>['Resources'][string];

/** The resources of a template; each test states the shape of their properties. */
export class Resources {
  readonly all: readonly (Resource & { readonly id: string })[];

  constructor(resources: Readonly<Record<string, Resource>>) {
    this.all = Object.entries(resources).map(([id, resource]) => ({ id, ...resource }));
  }

  /** As the local run and the bill read them. */
  get template(): TemplateResource[] {
    return this.all.map(({ id, Type, Properties }) => ({
      id,
      type: Type,
      properties: z.record(z.string(), z.unknown()).parse(Properties),
    }));
  }

  /** Those of a type, with their properties; at least one, so that a test cannot pass on nothing. */
  of<Properties extends z.ZodType>(
    type: string,
    properties: Properties,
  ): (Omit<Resource, 'Properties'> & { readonly id: string; readonly properties: z.output<Properties> })[] {
    const found = this.all.filter((resource) => resource.Type === type);
    if (found.length === 0) throw new Error(`the template has no ${type}`);
    return found.map(({ Properties: given, ...resource }) => ({
      ...resource,
      properties: properties.parse(given),
    }));
  }
}

/** A reference to another resource of the template, `Ref` or `Fn::GetAtt`: the other's logical id. */
export const reference = z
  .union([
    z.strictObject({ Ref: z.string() }),
    z.strictObject({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }),
  ])
  .transform((value) => ('Ref' in value ? value.Ref : value['Fn::GetAtt'][0]));
