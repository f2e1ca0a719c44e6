import type { FC } from 'hono/jsx';
import { threadPath } from '#shared/messages/thread-url';
import { ActForm } from './act-form.tsx';
import type { PageContext } from './context.ts';
import { isShown } from './picture.ts';
import type { Said, SaidFile } from './talk.ts';
import { threadWords } from './words.ts';

/** The files of a message: pictures in place, everything by name to be downloaded. */
export const Files: FC<{ readonly context: PageContext; readonly said: Said }> = ({ context, said }) => {
  const words = threadWords[context.visitor.reader.language];
  if (said.files === undefined) return <p class="quiet small">{words.tooLarge}</p>;
  if (said.files.length === 0) return null;
  const pictures = said.files.filter(isShown);
  return (
    <div class="files stack">
      {pictures.length > 0 && (
        <ul class="pictures">
          {pictures.map((file) => (
            <li>
              <Picture context={context} said={said} file={file} />
            </li>
          ))}
        </ul>
      )}
      <ul class="listed" aria-label={words.files}>
        {said.files.map((file) => (
          <li>
            <span>
              <bdi>{nameOf(file, words.file)}</bdi>{' '}
              <span class="quiet small">
                {file.type}, {sizeOf(file.bytes)}
              </span>
            </span>
            <ActForm
              context={context}
              act="file"
              button={words.download}
              label={words.downloadOf(nameOf(file, words.file))}
            >
              <input type="hidden" name="fact" value={said.id} />
              <input type="hidden" name="place" value={file.place} />
            </ActForm>
          </li>
        ))}
      </ul>
      {said.writer !== 'seller' && pictures.length < said.files.length && (
        <p class="quiet small">{words.fileWarning}</p>
      )}
    </div>
  );
};

const Picture: FC<{ readonly context: PageContext; readonly said: Said; readonly file: SaidFile }> = ({
  context,
  said,
  file,
}) => {
  const words = threadWords[context.visitor.reader.language];
  const path = threadPath(context.open.situation.thread.id);
  const source = `${path}/pictures/${encodeURIComponent(said.id)}/${file.place}`;
  return (
    <a href={source} target="_blank">
      <img src={source} alt={words.picture(nameOf(file, words.file))} loading="lazy" />
    </a>
  );
};

/** What a person calls a file. */
export function nameOf({ name, place }: SaidFile, unnamed: (place: number) => string): string {
  return name === '' ? unnamed(place + 1) : name;
}

/** `1.4 MB`: the same in every language. */
export function sizeOf(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
