// The checklist once more before submitting: what was noted, and which originals still lie on the desk.
import { noteOn } from '../../../shared/cases/documents.ts';
import { DocumentFacts } from '../../cases/DocumentFacts.tsx';
import { Button } from '../../components/Button.tsx';
import { Notice } from '../../components/Notice.tsx';
import { useText } from '../../i18n/use-text.ts';
import { moveTo } from '../effects.ts';
import type { OpenIntake } from '../open.ts';
import { documentElement } from './DocumentRow.tsx';

export function DocumentsChecked({ open }: { readonly open: OpenIntake }) {
  const { t, say } = useText();
  const { documents } = open.view;
  if (documents.length === 0) return null;
  const notes = documents.map(({ id }) => noteOn(open.content.documents, id));
  const here = documents.filter((_, at) => notes[at]?.original === 'seen');
  return (
    <section className="panel stack">
      <h2>{t('documents.title')}</h2>
      {here.length > 0 && (
        <Notice tone="warn" title={t('documents.toReturn')}>
          {here.map(({ name }) => say(name)).join(', ')}
        </Notice>
      )}
      <div className="facts-check">
        <DocumentFacts
          documents={documents}
          notes={notes}
          action={(document, name) => (
            <Button kind="quiet" onClick={() => moveTo('form', documentElement(document))}>
              {t('intake.check.change')}
              <span className="hidden-text"> {name}</span>
            </Button>
          )}
        />
      </div>
    </section>
  );
}
