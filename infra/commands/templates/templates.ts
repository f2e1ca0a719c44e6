import { writeFileSync } from 'node:fs';
import { path, toggle, valued } from '#infra/terminal/flags';
import { UsageError } from '#infra/terminal/read-flags';
import { defineCommand } from '#infra/terminal/run-command';
import type { Terminal } from '#infra/terminal/terminal';
import { dynamoDbTemplates } from '#shared/adapters/dynamodb/templates/templates';
import { changeTemplate } from '#shared/application/templates/change-template';
import { loadLibrary } from '#shared/application/templates/library';
import { changedParts } from '#shared/domain/templates/changed-parts';
import { BY_FILE, type Template } from '#shared/domain/templates/template';
import type { Templates } from '#shared/ports/templates';
import { openRecorded, type Recorded } from '../stack/recorded.ts';
import { STACK_FLAGS, whichStack } from '../stack/stack-flags.ts';
import { type FiledTemplate, fileOf, readTemplates } from './template-file.ts';

export const templates = defineCommand({
  name: 'templates',
  summary: 'Writes the templates of replies into one YAML file, and takes a changed file back.',
  usage: [
    ['export [--out FILE] [flags]', 'all of them, the starter library too; to standard output by default'],
    ['import FILE [flags]', 'check the file, show what would change, ask, and change it'],
  ],
  takes: { name: 'export or import FILE', least: 1, most: 2 },
  flags: {
    out: valued('FILE', 'with export: the file to write', path.optional()),
    ...STACK_FLAGS,
    yes: toggle('import without asking'),
  },
  notes: [
    'Import checks a file as the settings are checked: each error has its line, and nothing is changed before all is right.\n' +
      'What the file leaves out stays as it is. The history of a template says that a file changed it.',
  ],
  exits: { 0: 'done', 1: 'nothing, or not everything, was imported, or the stack cannot be reached' },
  async run({ flags, args }, terminal) {
    const [task, file] = args;
    const isExport = task === 'export' && file === undefined;
    if (!isExport && (task !== 'import' || file === undefined))
      throw new UsageError('say export, or import and the file to import; --help shows how');
    const recorded = await openRecorded(whichStack(flags));
    try {
      const stored = dynamoDbTemplates(recorded.client, recorded.tableName);
      const library = await loadLibrary(stored);
      return file === undefined
        ? exportTo(flags.out, library, terminal)
        : await importFrom({ file, yes: flags.yes, stored, library, recorded, terminal });
    } finally {
      recorded.close();
    }
  },
});

function exportTo(file: string | undefined, library: readonly Template[], { out, say }: Terminal): number {
  const text = fileOf(library);
  if (file === undefined) out.write(text);
  else {
    writeFileSync(file, text);
    say(`wrote ${library.length} templates to ${file}`);
  }
  return 0;
}

async function importFrom({
  file,
  yes,
  stored,
  library,
  recorded,
  terminal: { say, confirm },
}: {
  readonly file: string;
  readonly yes: boolean;
  readonly stored: Templates;
  readonly library: readonly Template[];
  readonly recorded: Recorded;
  readonly terminal: Terminal;
}): Promise<number> {
  const filed = readTemplates(file, library);
  const changes = filed.flatMap((one) => changeOf(one, library) ?? []);
  if (changes.length === 0) {
    say(`${recorded.name} has these templates already. Nothing to import.`);
    return 0;
  }
  say(`In ${recorded.name}:`);
  for (const { line } of changes) say(`  ${line}`);
  const count = changes.length === 1 ? '1 template' : `${changes.length} templates`;
  if (!(yes || (await confirm(`Import ${count}?`)))) {
    say('Nothing was imported.');
    return 1;
  }
  let saved = 0;
  for (const { template, before } of changes) {
    const { id, content, retired } = template;
    const result = await changeTemplate(
      stored,
      { id, seen: before?.revision ?? 0, content, retired },
      { by: BY_FILE, at: recorded.now },
    );
    if ('saved' in result) saved += 1;
    else
      say(
        'refused' in result && result.refused === 'too-many'
          ? `! ${id}: there are too many templates; retire none, change one instead`
          : `! ${id}: somebody changed a template meanwhile; export again and compare`,
      );
  }
  say(`${saved} of ${count} imported.`);
  return saved === changes.length ? 0 : 1;
}

interface FiledChange {
  readonly template: FiledTemplate;
  readonly before: Template | undefined;
  /** What it changes, in words. */
  readonly line: string;
}

/** What a template of a file changes; undefined when it is there as it is. */
function changeOf(template: FiledTemplate, library: readonly Template[]): FiledChange | undefined {
  const { id, content, retired } = template;
  const before = library.find((one) => one.id === id);
  const { parts, texts } = changedParts({ ...content, ...(retired && { retired }) }, before);
  if (before !== undefined && parts.length + texts.length === 0) return undefined;
  const changed = [...parts, ...texts.map(([language]) => `text in ${language}`)].join(', ');
  return { template, before, line: before === undefined ? `+ ${id}: new` : `~ ${id}: ${changed}` };
}
