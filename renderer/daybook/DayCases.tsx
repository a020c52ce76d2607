// The cases of a day, the one filed last first: who filed them, whether the receipt went out, how they stand.
import { type DayBook, type DayCase, wholeLists } from '../../shared/contract/daybook.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { CaseStateTag, WithdrawnTag } from '../components/CaseStateTag.tsx';
import { MoreButton } from '../components/MoreButton.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { readWholeDay } from '../effects/daybook.ts';
import { useText, type Words } from '../i18n/use-text.ts';

function columns({ t, say }: Words): Column<DayCase>[] {
  return [
    {
      key: 'number',
      heading: t('cases.number'),
      cell: ({ deskNumber, filedAt }) => (
        <div className="stack-tight">
          <CaseLink deskNumber={deskNumber} />
          <span className="small soft numeral">{showInstant(filedAt).slice(-5)}</span>
        </div>
      ),
    },
    {
      key: 'what',
      heading: t('daybook.case'),
      cell: ({ applicantName, serviceName, operatorName }) => (
        <>
          {applicantName || t('cases.forgotten')}
          <div className="small">{say(serviceName)}</div>
          <div className="small soft">{operatorName}</div>
        </>
      ),
    },
    {
      key: 'state',
      heading: t('cases.state'),
      cell: ({ state, withdrawn, copies }) => (
        <div className="stack-tight">
          <CaseStateTag state={state} />
          {withdrawn && <WithdrawnTag />}
          <span className="small">{copies === 0 ? t('daybook.notPrinted') : t('daybook.copies', { copies })}</span>
        </div>
      ),
    },
  ];
}

export function DayCases({ book }: { readonly book: DayBook }) {
  const words = useText();
  const { t } = words;
  const most = Math.min(book.count, wholeLists.day);
  const whole = book.cases.length >= most;
  return (
    <section className="stack" aria-labelledby="day-cases">
      <h2 id="day-cases">{t('daybook.cases', { count: book.count })}</h2>
      {book.cases.length === 0 ? (
        <div className="empty stack-close">
          <p>{t('daybook.noCases')}</p>
          <p className="soft">{t('daybook.noCasesRemedy')}</p>
        </div>
      ) : (
        <Table
          caption={t('daybook.caption')}
          columns={columns(words)}
          rows={book.cases}
          rowKey={({ deskNumber }) => deskNumber}
        />
      )}
      {!whole && <MoreButton onClick={() => void readWholeDay()}>{t('daybook.showAll', { count: most })}</MoreButton>}
      {whole && book.count > book.cases.length && (
        <p className="soft">{t('daybook.more', { count: book.count - book.cases.length })}</p>
      )}
    </section>
  );
}
