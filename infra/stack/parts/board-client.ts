import { buildSync, type BuildOptions } from 'esbuild';
import { once } from '#shared/once';
import { boardIcons } from './board-icons.ts';

/** What the board sends to a browser: one script and one stylesheet for its pages, and what an installed board has besides. */
interface BoardClient {
  readonly script: string;
  readonly style: string;
  readonly worker: string;
  /** PNG in Base64, by name. */
  readonly icons: Readonly<Record<string, string>>;
}

const OPTIONS = {
  bundle: true,
  minify: true,
  write: false,
  target: ['chrome123', 'firefox120', 'safari17.5'],
  logLevel: 'warning',
} satisfies BuildOptions;

/** Built from `functions/board/client` and `functions/board/worker` on first use. */
const boardClient = once((): BoardClient => ({
  script: built('functions/board/client/main.ts'),
  style: built('functions/board/client/style/main.css'),
  worker: built('functions/board/worker/service-worker.ts'),
  icons: boardIcons(),
}));

/** The names by which the board's code finds them, as esbuild and vitest define them. */
export function boardClientDefines(): Record<string, string> {
  const { script, style, worker, icons } = boardClient();
  return {
    BOARD_SCRIPT: JSON.stringify(script),
    BOARD_STYLE: JSON.stringify(style),
    BOARD_WORKER: JSON.stringify(worker),
    BOARD_ICONS: JSON.stringify(icons),
  };
}

function built(entry: string): string {
  const [file] = buildSync({ ...OPTIONS, entryPoints: [entry] }).outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return file.text;
}
