import { stringify } from 'yaml';
import { readYaml } from '#infra/settings/yaml-file';
import { templateFile } from '#shared/contracts/templates/template-file';
import { type Fault, faultsIn } from '#shared/domain/templates/faults';
import { findingsIn, isGrave } from '#shared/domain/templates/findings';
import type { Template, TemplateContent } from '#shared/domain/templates/template';
import { reasonOf } from '#shared/messages/policy/reasons';

/** A template as a file has it. */
export interface FiledTemplate {
  readonly id: string;
  readonly content: TemplateContent;
  readonly retired: boolean;
}

const HEAD = `# Templates of Replywatch. Change them, then: npm run templates -- import FILE
# A template that you leave out stays as it is. \`retired: true\` takes one out of use.
# Variables: {buyer} {order} {item} {carrier} {tracking} {package status} {ship by} {deliver by} {promised time} {store} {me}
`;

/** All templates as a file that can be read again. */
export function fileOf(library: readonly Template[]): string {
  const templates = Object.fromEntries(
    library.map(({ id, name, shortcut, use, topics, kinds, fulfilment, versions, retired }) => [
      id,
      {
        name,
        shortcut,
        use,
        ...(topics.length > 0 && { topics }),
        ...(kinds.length > 0 && { kinds }),
        ...(fulfilment !== undefined && { fulfilment }),
        ...(retired !== undefined && { retired: true }),
        versions,
      },
    ]),
  );
  return `${HEAD}${stringify({ templates }, { lineWidth: 0, blockQuote: 'literal' })}`;
}

/**
 * Reads a file of templates, each checked beside the others of the file and those of the library that it leaves as they are.
 *
 * @throws SettingsFileError with the line of each error.
 */
export function readTemplates(file: string, library: readonly Template[]): FiledTemplate[] {
  const yaml = readYaml(file, 'npm run templates -- export --out FILE writes one');
  const parsed = templateFile.safeParse(yaml.content);
  if (!parsed.success) throw yaml.refusedBy(parsed.error.issues);
  const filed = Object.entries(parsed.data.templates).map(([id, { retired, ...content }]) => ({
    id,
    content,
    retired,
  }));
  const after = [
    ...library.filter(({ id }) => filed.every((one) => one.id !== id)),
    ...filed.filter(({ retired }) => !retired).map(({ id, content }) => ({ id, ...content, revision: 0 })),
  ];
  const refusals = filed
    .filter(({ retired }) => !retired)
    .flatMap(({ id, content }) => {
      const others = after.filter((one) => one.id !== id);
      const at = (...path: string[]): number => yaml.lineOf(['templates', id, ...path]);
      return [
        ...faultsIn(content, others).map((fault) => ({
          line: at(...pathOf(fault)),
          message: `${['templates', id, ...pathOf(fault)].join('.')} ${inWords(fault)}`,
        })),
        ...findingsIn(content)
          .filter(isGrave)
          .map(({ language, rule }) => ({
            line: at('versions', language),
            message: `templates.${id}.versions.${language} breaks a rule: ${reasonOf(rule, 'en')}`,
          })),
      ];
    });
  if (refusals.length > 0) throw yaml.refused(refusals);
  return filed;
}

function pathOf(fault: Fault): string[] {
  return fault.field === 'text' ? ['versions', fault.language] : [fault.field];
}

const PROBLEMS: Readonly<Record<Exclude<Fault['problem'], 'unknown-variable' | 'parcel-variable'>, string>> =
  {
    missing: 'is missing; write one in en or zh-CN',
    long: 'is too long',
    malformed: 'is wrong: use 1 to 40 small letters, digits and hyphens',
    taken: 'is the shortcut of another template; choose another one',
    none: 'is empty: write the text in at least one language',
    empty: 'is empty; write a text, or remove the line',
  };

function inWords(fault: Fault): string {
  switch (fault.problem) {
    case 'unknown-variable':
      return `has {${fault.name ?? ''}}, which is no variable; the head of an exported file lists them`;
    case 'parcel-variable':
      return `has {${fault.name ?? ''}}, which nobody knows of a parcel that Amazon sends; leave it out, or remove "fulfilment: amazon"`;
    default:
      return PROBLEMS[fault.problem];
  }
}
