import type {
  AskedReports,
  DeadLetterEntry,
  DeadLetterLog,
  Registry,
  ReportTask,
  ReportTaskQueue,
  SpApiRegistry,
} from '#shared/ports/sp-api';

/** A registry that somebody else can change meanwhile. */
export function memoryRegistry(): SpApiRegistry & { current(): Registry } {
  let text = JSON.stringify({ destinations: [], subscriptions: [], problems: [] } satisfies Registry);
  return {
    current: () => JSON.parse(text) as Registry,
    read: () => Promise.resolve(JSON.parse(text) as Registry),
    save(before, after) {
      if (JSON.stringify(before) !== text) return Promise.resolve(false);
      text = JSON.stringify(after);
      return Promise.resolve(true);
    },
  };
}

export function memoryDeadLetterLog(): DeadLetterLog {
  const entries = new Map<string, DeadLetterEntry>();
  return {
    note(entry) {
      entries.set(`${entry.queue}#${entry.id}`, entry);
      return Promise.resolve();
    },
    all: () => Promise.resolve([...entries.values()]),
  };
}

/** Stores what it is given. */
export function memoryReportTasks(): ReportTaskQueue & { readonly tasks: ReportTask[] } {
  const tasks: ReportTask[] = [];
  return {
    tasks,
    put(more) {
      tasks.push(...more);
      return Promise.resolve();
    },
  };
}

export function memoryAskedReports(): AskedReports {
  const asked = new Map<string, string>();
  const keyOf = (...parts: unknown[]): string => JSON.stringify(parts);
  return {
    find: (place, report, day) => Promise.resolve(asked.get(keyOf(place, report, day))),
    note(place, report, day, reportId) {
      asked.set(keyOf(place, report, day), reportId);
      return Promise.resolve();
    },
  };
}
