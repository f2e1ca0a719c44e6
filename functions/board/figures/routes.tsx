import { type Context, Hono } from 'hono';
import type { SettingsSource } from '#shared/contracts/settings/settings';
import type { Now } from '#shared/ports/now';
import { BarePage } from '../web/shell.tsx';
import type { BoardEnv, Visitor } from '../web/visitor.ts';
import { daysCsv } from './export/days-csv.ts';
import { isoDayOf, type Period, periodIn, type Refusal, refusalIn } from './export/period.ts';
import { threadsCsv, type ThreadsCsvDeps } from './export/threads-csv.ts';
import { figuresView, type FiguresViewDeps, selectedWaits } from './figures-view.ts';
import { FiguresPage } from './page.tsx';
import { figuresQuery, type Selection, selectionIn } from './query.ts';
import { readingFor } from './reading.ts';

export interface FiguresPageDeps extends FiguresViewDeps, ThreadsCsvDeps {
  readonly settings: SettingsSource;
  readonly now: Now;
}

/** How the stores answer: a page, and files for a spreadsheet. */
export function figuresRoutes(deps: FiguresPageDeps): Hono<BoardEnv> {
  const app = new Hono<BoardEnv>();
  app.get('/figures', async (context) => {
    const visitor = context.get('visitor');
    const now = deps.now();
    const { query, isUnknown } = figuresQuery(context.req.query(), visitor.versioned.settings);
    const { timeZone } = visitor.reader;
    const byPerson = seesPeople(visitor);
    const view = await figuresView(deps, visitor.versioned, query, { now, timeZone, byPerson });
    return context.html(<FiguresPage visitor={visitor} view={view} isUnknown={isUnknown} now={now} />);
  });

  app.get('/figures/days.csv', (context) =>
    file(deps, context, 'days', async ({ period, selection }, { visitor, now }) => {
      const { settings } = visitor.versioned;
      const waits = await selectedWaits(deps, settings, selection, { from: period.span.from, until: now });
      return daysCsv(waits, period, settings, readingFor(visitor.reader, now), now);
    }),
  );

  app.get('/figures/threads.csv', (context) =>
    file(deps, context, 'threads', (wanted, { visitor, now }) =>
      threadsCsv(
        deps,
        { ...wanted, withPeople: seesPeople(visitor) },
        visitor.versioned.settings,
        readingFor(visitor.reader, now),
        now,
      ),
    ),
  );
  return app;
}

/** Figures by person are for managers, unless the settings hide them from everybody. */
function seesPeople({ isManager, versioned }: Visitor): boolean {
  return isManager && versioned.settings.figures.byPerson;
}

interface Asked {
  readonly visitor: Visitor;
  readonly now: number;
}

/** Answers with a file of the days that the address names, or with a page that says why there is none. */
async function file(
  deps: FiguresPageDeps,
  context: Context<BoardEnv>,
  name: string,
  make: (
    wanted: { readonly period: Period; readonly selection: Selection },
    asked: Asked,
  ) => Promise<string | undefined>,
): Promise<Response> {
  const asked = { visitor: context.get('visitor'), now: deps.now() };
  const { reader, versioned } = asked.visitor;
  const period = periodIn(context.req.query(), { now: asked.now, timeZone: reader.timeZone });
  if (typeof period === 'string') return refused(context, asked, period);
  const { selection } = selectionIn(context.req.query(), versioned.settings);
  const content = await make({ period, selection }, asked);
  if (content === undefined) return refused(context, asked, 'tooLarge');
  return context.body(content, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="replywatch-${name}-${isoDayOf(period.first)}-${isoDayOf(period.last)}.csv"`,
  });
}

function refused(
  context: Context<BoardEnv>,
  { visitor, now }: Asked,
  refusal: Refusal,
): Response | Promise<Response> {
  const { reader } = visitor;
  const { words } = readingFor(reader, now);
  return context.html(
    <BarePage reader={reader} title={words.export.failed} now={now}>
      <h1>{words.export.failed}</h1>
      <p>{refusalIn(words, refusal, { now, timeZone: reader.timeZone })}</p>
      <p>
        <a class="button" href="/figures">
          {words.export.back}
        </a>
      </p>
    </BarePage>,
    422,
  );
}
