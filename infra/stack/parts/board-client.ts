import { buildSync, type BuildOptions } from 'esbuild';
import { once } from '#shared/once';

/** What the pages of the board send to a browser: one script and one stylesheet. */
interface BoardClient {
  readonly script: string;
  readonly style: string;
}

const OPTIONS = {
  bundle: true,
  minify: true,
  write: false,
  target: ['chrome123', 'firefox120', 'safari17.5'],
  logLevel: 'warning',
} satisfies BuildOptions;

/** Built from `functions/board/client` on first use. */
const boardClient = once((): BoardClient => ({
  script: built('functions/board/client/main.ts'),
  style: built('functions/board/client/style/main.css'),
}));

/** The names by which the board's code finds them, as esbuild and vitest define them. */
export function boardClientDefines(): Record<string, string> {
  const { script, style } = boardClient();
  return { BOARD_SCRIPT: JSON.stringify(script), BOARD_STYLE: JSON.stringify(style) };
}

function built(entry: string): string {
  const [file] = buildSync({ ...OPTIONS, entryPoints: [entry] }).outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return file.text;
}
