// What is open whatever the day: cases that central is not proven to have, receipts that are out without a registration,
// and numbers without a case.
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { CaseSummary } from '../../shared/contract/cases.ts';
import { type DayBook, type OpenCases, shortLists } from '../../shared/contract/daybook.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { Button } from '../components/Button.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';

function List({ kind, open }: { readonly kind: 'unsent' | 'unregistered'; readonly open: OpenCases }) {
  const { t } = useText();
  const columns: Column<CaseSummary>[] = [
    {
      key: 'number',
      heading: t('cases.number'),
      cell: ({ deskNumber }) => <CaseLink deskNumber={deskNumber} />,
    },
    { key: 'who', heading: t('cases.applicant'), cell: ({ applicantName }) => applicantName },
    {
      key: 'filed',
      heading: t('cases.filed'),
      cell: ({ filedAt }) => <span className="numeral">{showInstant(filedAt)}</span>,
    },
  ];
  const rows = open.cases.slice(0, shortLists.open);
  const rest = open.count - rows.length;
  return (
    <section className="panel stack" aria-labelledby={`day-${kind}`}>
      <h2 id={`day-${kind}`}>{t(`daybook.${kind}`, { count: open.count })}</h2>
      {open.count === 0 ? (
        <p>{t(`daybook.${kind}.none`)}</p>
      ) : (
        <Table
          caption={t(`daybook.${kind}`, { count: open.count })}
          columns={columns}
          rows={rows}
          rowKey={({ deskNumber }) => deskNumber}
        />
      )}
      {rest > 0 && (
        <div className="row">
          <span className="soft">{t('daybook.more', { count: rest })}</span>
          {kind === 'unsent' && (
            <Button onClick={() => go({ name: 'cases', state: 'queued' })}>{t('daybook.list')}</Button>
          )}
        </div>
      )}
    </section>
  );
}

export function OpenLists({ book }: { readonly book: DayBook }) {
  const { t } = useText();
  return (
    <>
      <div className="split split-same">
        <List kind="unsent" open={book.unsent} />
        <List kind="unregistered" open={book.unregistered} />
      </div>
      <section className="panel stack" aria-labelledby="day-voided">
        <h2 id="day-voided">{t('daybook.voided')}</h2>
        {book.voided.length === 0 ? (
          <p>{t('daybook.voided.none')}</p>
        ) : (
          <ul className="bullets">
            {book.voided.map(({ from, to, count, why, reason }) => (
              <li key={from}>
                <span className="numeral">
                  {formatDeskNumber(from)}
                  {from !== to && ` – ${formatDeskNumber(to)}`}
                </span>{' '}
                ({count}): {t(`daybook.voided.${why}`, { reason })}
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  );
}
