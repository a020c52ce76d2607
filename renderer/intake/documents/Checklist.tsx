// The papers that the service asks for, one row each. All of it may stay untouched: what is not noted holds nobody up.
import { copyLimits, noteOn } from '../../../shared/cases/documents.ts';
import { Button } from '../../components/Button.tsx';
import type { Papers } from '../../forms/control.ts';
import { useText } from '../../i18n/use-text.ts';
import { edit } from '../effects.ts';
import type { OpenIntake } from '../open.ts';
import { DocumentRow, documentsLimits } from './DocumentRow.tsx';
import { withAllReturned } from './notes.ts';

export function Checklist({ open, papers }: { readonly open: OpenIntake; readonly papers: Papers }) {
  const { t } = useText();
  const { documents, service } = open.view;
  if (documents.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="documents-title">
      <div className="row row-apart">
        <h2 id="documents-title">{t('documents.title')}</h2>
        <Button onClick={() => edit(open.draft, (content) => withAllReturned(content, service.requiredDocuments))}>
          {t('documents.all')}
        </Button>
      </div>
      <p className="small">
        {t('documents.lead')}{' '}
        <span id={documentsLimits}>
          {t('documents.limits', { count: copyLimits.maxItems, size: copyLimits.maxSizeMiB })}
        </span>
      </p>
      <ul className="papers">
        {documents.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            note={noteOn(open.content.documents, document.id)}
            draft={open.draft}
            papers={papers}
          />
        ))}
      </ul>
    </section>
  );
}
