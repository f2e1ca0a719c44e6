import * as z from 'zod';

/** How the help shows a flag. */
export interface FlagWords {
  readonly about: string;
  /** What stands for its value in the help, such as FILE; a flag without it is a switch. */
  readonly value?: string;
  /** Its value may be left out; what follows counts as one only when it matches. */
  readonly optional?: RegExp;
}

const words = new WeakMap<z.core.$ZodType, FlagWords>();

/** Declares a copy of a schema as a flag, so that two flags may share a schema. */
function declare<Schema extends z.ZodType>(schema: Schema, meant: FlagWords): Schema {
  const own = schema.clone();
  words.set(own, meant);
  return own;
}

/** The flags of a command by name, each with the schema that reads it. */
export type Flags = z.ZodRawShape;

/** The values of the flags of a command line. */
export type Values<Shape extends Flags> = z.output<z.ZodObject<Shape>>;

/** A flag without a value: true when it is typed. */
export function toggle(about: string): z.ZodDefault<z.ZodBoolean> {
  return declare(z.boolean().default(false), { about });
}

/** A flag with a value, which `schema` reads from text. */
export function valued<Schema extends z.ZodType>(value: string, about: string, schema: Schema): Schema {
  return declare(schema, { value, about });
}

/** A flag whose value may be left out: `schema` then reads `true`. */
export function maybeValued<Schema extends z.ZodType>(
  value: string,
  about: string,
  optional: RegExp,
  schema: Schema,
): Schema {
  return declare(schema, { value, about, optional });
}

/** The words of a flag; a schema that was not declared here is shown as a switch. */
export function wordsOf(schema: z.core.$ZodType): FlagWords {
  return words.get(schema) ?? { about: '' };
}

/** A path, or a name: any text that is not empty. */
export const path = z.string().min(1, 'names nothing; give a path');

export const instant = z.iso
  .datetime({ offset: true, error: 'is not an instant; write one like 2026-03-02T10:00:00Z' })
  .transform((written) => Date.parse(written));

/** A day or an instant, in milliseconds since 1970; a day begins at midnight UTC. */
export const dayOrInstant = z
  .string()
  .transform((written) => Date.parse(written))
  .refine((at) => !Number.isNaN(at), 'is not a day or an instant; write one like 2026-11-20');
