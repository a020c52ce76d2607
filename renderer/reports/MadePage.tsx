// A page made on request: looked at in a frame of its own, printed, or saved as a file. Forgotten when left.
import { useEffect } from 'react';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Waiting } from '../components/Waiting.tsx';
import { forgetPage, printPage } from '../effects/keeping.ts';
import { useText } from '../i18n/use-text.ts';
import { useKeeping } from '../state/keeping.ts';

export function MadePage({ counted = false }: { readonly counted?: boolean }) {
  const { t } = useText();
  const making = useKeeping((state) => state.making);
  useEffect(() => forgetPage, []);
  if (making.state === 'idle') return null;
  if (making.state === 'making') return <Waiting text={t('page.making')} />;
  if (making.state === 'failed') return <ProblemNotice problem={making.problem} />;
  const { page, done, file } = making;
  return (
    <div className="stack">
      {counted && <p role="status">{t('page.found', { cases: page.cases, drafts: page.drafts })}</p>}
      <div className="row">
        <Button id="page-print" kind="primary" disabled={done === 'printing'} onClick={() => void printPage('printer')}>
          {done === 'printing' ? t('page.printing') : t('page.print')}
        </Button>
        <Button disabled={done === 'printing'} onClick={() => void printPage('pdf')}>
          {t('page.pdf')}
        </Button>
      </div>
      {done === 'printed' && (
        <Notice tone="good" urgent title={file === null ? t('page.printed') : t('page.saved')}>
          {file !== null && (
            <>
              <p className="file-path">{t('page.file', { file })}</p>
              <p>{t('page.fileLeaves')}</p>
            </>
          )}
        </Notice>
      )}
      <iframe className="receipt-frame" title={t('page.frame')} src={`/page/${page.page}`} />
    </div>
  );
}
