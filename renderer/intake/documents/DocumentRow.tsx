// One paper that the service asks for: what became of the original, and its copies.
import {
  copiesPath,
  copyLimits,
  type DocumentNote,
  type Original,
  originals,
  withNote,
} from '../../../shared/cases/documents.ts';
import type { ServiceView } from '../../../shared/contract/catalogue.ts';
import type { Papers } from '../../forms/control.ts';
import { PaperIntake } from '../../forms/controls/PaperIntake.tsx';
import { useText } from '../../i18n/use-text.ts';
import { edit } from '../effects.ts';

/** Id of the words on how many and how large copies may be. */
export const documentsLimits = 'documents-limits';
/** Id of the choice that a link to a document goes to. */
export const documentElement = (document: string): string => `document-${document}`;

interface Props {
  readonly document: ServiceView['documents'][number];
  readonly note: DocumentNote;
  readonly draft: string;
  readonly papers: Papers;
}

const isOriginal = (value: string): value is Original => originals.some((one) => one === value);

export function DocumentRow({ document, note, draft, papers }: Props) {
  const { t, say } = useText();
  const id = documentElement(document.id);
  const name = say(document.name);
  const change = (changed: DocumentNote): void =>
    edit(draft, (content) => ({ ...content, documents: withNote(content.documents, changed) }));
  const choose = (value: string): void => {
    const { original: _, ...rest } = note;
    change(isOriginal(value) ? { ...rest, original: value } : rest);
  };
  return (
    <li className="paper document-row">
      <label className="document-name" htmlFor={id}>
        {name}
        <span className="hidden-text">: {t('documents.original')}</span>
      </label>
      <select id={id} className="input" value={note.original ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{t('documents.original.none')}</option>
        {originals.map((original) => (
          <option key={original} value={original}>
            {t(`documents.original.${original}`)}
          </option>
        ))}
      </select>
      <div className="document-copies">
        <PaperIntake
          id={`${id}-copies`}
          describedBy={documentsLimits}
          words={
            <>
              {t('documents.copy')}
              <span className="hidden-text">: {name}</span>
            </>
          }
          name={name}
          path={copiesPath(document.id)}
          limits={copyLimits}
          held={note.copies}
          papers={papers}
          onChange={(copies) => change({ ...note, copies: [...copies] })}
        />
      </div>
    </li>
  );
}
