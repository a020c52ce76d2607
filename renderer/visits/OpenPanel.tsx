// The visit at the desk: its cases with their numbers, what is unfinished, and its end: all receipts as one print job.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { Visit } from '../../shared/contract/visits.ts';
import { Button } from '../components/Button.tsx';
import { CaseStateTag } from '../components/CaseStateTag.tsx';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { go } from '../effects/navigate.ts';
import { endVisit, forgetPack, parkOrResume, printPack } from '../effects/visits.ts';
import { keys } from '../frame/keys.ts';
import { useText } from '../i18n/use-text.ts';
import { PaperChoice } from '../receipt/PaperChoice.tsx';
import { useVisits } from '../state/visits.ts';
import { visitName } from './names.ts';

function Held({ visit }: { readonly visit: Visit }) {
  const { t, say } = useText();
  return (
    <ul className="visit-held">
      {visit.cases.map(({ deskNumber, applicantName, serviceName, state }) => (
        <li key={deskNumber}>
          <Button kind="quiet" onClick={() => go({ name: 'case', deskNumber })}>
            <span className="numeral">{formatDeskNumber(deskNumber)}</span>
          </Button>
          <CaseStateTag state={state} />
          <span className="visit-what">
            {applicantName} · {say(serviceName)}
          </span>
        </li>
      ))}
      {visit.drafts.map(({ id, applicantName, serviceName }) => (
        <li key={id}>
          <Button kind="quiet" onClick={() => go({ name: 'intake', draft: id })}>
            {t('drafts.resume')}
          </Button>
          <span>
            {applicantName || t('drafts.noName')} · {say(serviceName)}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The visit's receipts: one job, on the paper that single receipts go on too. */
function Pack({ visit }: { readonly visit: Visit }) {
  const { t } = useText();
  const printing = useVisits((state) => state.printing);
  const busy = printing.state === 'printing';
  return (
    <>
      <PaperChoice id="pack-size" />
      <div className="row">
        <Button
          id="pack-print"
          kind="primary"
          aria-disabled={busy}
          onClick={() => void printPack(visit.visit, 'printer')}
        >
          {t(busy ? 'receipt.printing' : 'visits.print', { count: visit.cases.length })}
        </Button>
        <Button aria-disabled={busy} onClick={() => void printPack(visit.visit, 'pdf')}>
          {t('visits.pdf')}
        </Button>
      </div>
      {printing.state === 'failed' && <ProblemNotice problem={printing.problem} />}
      {printing.state === 'printed' && (
        <Notice
          tone="good"
          urgent
          title={t(printing.file === null ? 'visits.printed' : 'visits.saved', { count: printing.receipts })}
        >
          {printing.file !== null && <p className="file-path">{t('receipt.file', { file: printing.file })}</p>}
        </Notice>
      )}
    </>
  );
}

export function OpenPanel({ visit }: { readonly visit: Visit }) {
  const words = useText();
  const { t } = words;
  const printable = visit.cases.length > 0;
  useEffect(() => {
    if (printable) document.getElementById('pack-print')?.focus();
    return forgetPack;
  }, [printable]);
  return (
    <section className="panel stack" aria-labelledby="visit-title">
      <h2 id="visit-title">{t('visits.openTitle')}</h2>
      <p>
        <strong>{visitName(visit, words)}</strong>
      </p>
      <Held visit={visit} />
      {printable && <Pack visit={visit} />}
      <div className="row">
        <Button shortcut={keys.park} onClick={() => void parkOrResume()}>
          {t('visits.park')}
        </Button>
        {visit.drafts.length === 0 && <Button onClick={() => void endVisit(visit.visit)}>{t('visits.end')}</Button>}
      </div>
      {visit.drafts.length > 0 && <p className="soft">{t('visits.unfinished')}</p>}
    </section>
  );
}
