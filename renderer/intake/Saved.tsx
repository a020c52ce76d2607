// After submitting: the number that the citizen takes home, large; what is proven of the case and no more; the receipt.
// Read from the desk's committed data, and read again whenever the desk says that cases changed.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { filedText } from '../../shared/cases/filed.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { CaseStateTag } from '../components/CaseStateTag.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { readCase } from '../effects/cases.ts';
import { go } from '../effects/navigate.ts';
import { keys } from '../frame/keys.ts';
import { useText } from '../i18n/use-text.ts';
import { ReceiptPanel } from '../receipt/ReceiptPanel.tsx';
import { useCases } from '../state/cases.ts';
import type { Earlier } from '../state/path.ts';
import { useVisits } from '../state/visits.ts';
import { Progress } from './Progress.tsx';

function Proven({ view }: { readonly view: CaseView }) {
  const { t, say } = useText();
  const { summary } = view;
  return (
    <div className="panel stack saved-number" role="status">
      <p className="soft">{t('saved.number')}</p>
      <p className="desk-number numeral">{formatDeskNumber(summary.deskNumber)}</p>
      <p>
        <CaseStateTag state={summary.state} />
      </p>
      <p>{t(`saved.state.${summary.state}`)}</p>
      {summary.registrationNumber !== null && (
        <p>
          {t('saved.registrationNumber')}: <strong className="numeral">{summary.registrationNumber}</strong>
        </p>
      )}
      {summary.state === 'manual' && (
        <p>
          <strong>{t('saved.manual.todo', { name: say(view.municipalityName) })}</strong>
        </p>
      )}
    </div>
  );
}

/** From the second case on the receipts are printed together, at the end of the visit. */
function WholeVisit({ deskNumber }: { readonly deskNumber: string }) {
  const { t } = useText();
  const visits = useVisits((state) => state.visits);
  const open = visits.state === 'ready' ? visits.value.open : null;
  if (open === null || open.cases.length < 2 || !open.cases.some((one) => one.deskNumber === deskNumber)) return null;
  return (
    <Notice tone="info" title={t('visits.all', { count: open.cases.length })}>
      <Button shortcut={keys.visits} onClick={() => go({ name: 'visits' })}>
        {t('frame.nav.visits')}
      </Button>
    </Notice>
  );
}

function Found({ view }: { readonly view: CaseView }) {
  const { t, say } = useText();
  const { summary, content } = view;
  const of = (who: Earlier['who']): Earlier => ({ deskNumber: summary.deskNumber, who });
  return (
    <div className="split">
      <div className="stack">
        <Proven view={view} />
        <WholeVisit deskNumber={summary.deskNumber} />
        <ReceiptPanel deskNumber={summary.deskNumber} focusPrint />
      </div>
      <aside className="stack" aria-label={t('saved.title')}>
        <div className="panel facts-narrow">
          <DescriptionList
            facts={[
              { key: 'applicant', term: t('saved.applicant'), value: summary.applicantName },
              { key: 'service', term: t('saved.service'), value: say(summary.serviceName) },
              { key: 'filed', term: t('saved.filed'), value: filedText(content) },
              ...(content.paperForm === undefined
                ? []
                : [{ key: 'entered', term: t('paperForm.entered'), value: showInstant(summary.filedAt) }]),
            ]}
          />
        </div>
        <Button onClick={() => go({ name: 'services', earlier: of('applicant') })}>{t('same.begin')}</Button>
        <Button onClick={() => go({ name: 'services', earlier: of('family') })}>{t('family.begin')}</Button>
        <Button onClick={() => go({ name: 'services' })}>{t('saved.another')}</Button>
        <Button onClick={() => go({ name: 'case', deskNumber: summary.deskNumber })}>{t('saved.open')}</Button>
      </aside>
    </div>
  );
}

export function Saved({ deskNumber }: { readonly deskNumber: string }) {
  const { t } = useText();
  const view = useCases((state) => state.view);
  useEffect(() => {
    void readCase(deskNumber);
  }, [deskNumber]);
  const found = view.state === 'ready' && view.value.summary.deskNumber === deskNumber ? view.value : null;
  return (
    <Page title={t('saved.title')} focusTitle={found === null} actions={<Progress step="saved" />}>
      <div className="stack-wide">
        {found !== null ? (
          <Found view={found} />
        ) : (
          <LoadedView of={view} onRetry={() => void readCase(deskNumber)}>
            {() => null}
          </LoadedView>
        )}
      </div>
    </Page>
  );
}
