import { loadLibrary } from '#shared/application/templates/library';
import type { VersionedSettings } from '#shared/contracts/settings/settings';
import type { Instant } from '#shared/domain/instant';
import { answerable } from '#shared/domain/reply/answerable';
import { mayPromise, promiseFor } from '#shared/domain/reply/holding';
import { fillTemplate } from '#shared/domain/templates/fill';
import { picks } from '#shared/domain/templates/pick';
import type { Variable } from '#shared/domain/templates/variables';
import type { Situation } from '#shared/domain/thread/situation';
import type { Reader } from '#shared/messages/alert-view';
import type { MailStore } from '#shared/ports/mail';
import type { Templates } from '#shared/ports/templates';
import { languageOfBuyer } from '#shared/domain/reply/buyer-language';
import { nameOfBuyer } from './buyer.ts';
import { valuesOf } from './values.ts';

/** A holding answer that a person can send as it is. */
export interface HoldingOffer {
  readonly text: string;
  readonly language: string;
  /** By when it promises more. */
  readonly promise: Instant;
  readonly template: string;
  /** What its writer has to fill in first. */
  readonly missing: readonly Variable[];
  /** The same in the reader's language, where that is another one. */
  readonly own: string | undefined;
}

export interface HoldingDeps {
  readonly templates: Templates;
  readonly mails: MailStore;
}

/** The holding answer for a thread; undefined where none may be sent, or nobody is on duty in time to keep its promise. */
export async function holdingOffer(
  deps: HoldingDeps,
  situation: Situation,
  { by, reader, versioned, workFrom }: HoldingFor,
): Promise<HoldingOffer | undefined> {
  const promise = waits(situation) ? promiseFor(situation, workFrom) : undefined;
  if (promise === undefined || !mayPromise(situation, promise) || answerable(situation) === undefined)
    return undefined;
  const language = languageOfBuyer(situation);
  const [library, buyer] = await Promise.all([
    loadLibrary(deps.templates),
    nameOfBuyer(deps.mails, situation),
  ]);
  const { thread } = situation;
  const [pick] = picks(
    library.filter(({ use }) => use === 'holding'),
    {
      language,
      readerLanguage: reader.language,
      topic: undefined,
      kind: thread.kind,
      fulfilment: undefined,
      lastUsed: [],
    },
  );
  if (pick === undefined) return undefined;
  const { settings } = versioned;
  const known = { thread, settings, language, buyer, order: undefined, by, promise };
  const values = valuesOf(known);
  const { text, missing } = fillTemplate(pick.text, values);
  const own = pick.own === undefined ? undefined : fillTemplate(pick.own, values).text;
  return { text, language: pick.language, promise, template: pick.template.id, missing, own };
}

/** Who would send it. */
export interface HoldingFor {
  /** Id of a person. */
  readonly by: string;
  readonly reader: Reader;
  readonly versioned: VersionedSettings;
  /** When people begin to work on it, if not at once. */
  readonly workFrom?: Instant;
}

function waits({ cycle }: Situation): boolean {
  return cycle !== undefined && cycle.ended === undefined;
}
