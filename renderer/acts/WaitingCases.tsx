// Cases that wait for one next step, each leading to its own page.
import type { ListedCase } from '../../shared/contract/cases.ts';
import { showDate } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { DueMark } from '../cases/DueMark.tsx';
import { Table } from '../components/Table.tsx';
import { useText } from '../i18n/use-text.ts';
import { statusText } from '../text/status.ts';

export function WaitingCases({ caption, cases }: { readonly caption: string; readonly cases: readonly ListedCase[] }) {
  const { t, say } = useText();
  return (
    <Table<ListedCase>
      caption={caption}
      rows={cases}
      rowKey={(one) => one.case}
      columns={[
        {
          key: 'number',
          heading: t('cases.number'),
          cell: ({ deskNumber }) => <CaseLink deskNumber={deskNumber} />,
        },
        { key: 'applicant', heading: t('cases.applicant'), cell: (one) => one.applicantName },
        { key: 'service', heading: t('cases.service'), cell: (one) => say(one.serviceName) },
        {
          key: 'filed',
          heading: t('cases.filed'),
          cell: (one) => <span className="numeral">{showDate(one.filedOn)}</span>,
        },
        {
          key: 'status',
          heading: t('case.status'),
          cell: (one) => (one.status === null ? '' : statusText(t, one.status)),
        },
        ...(cases.some(({ due }) => due !== null)
          ? [{ key: 'due', heading: t('cases.due'), cell: (one: ListedCase) => one.due && <DueMark {...one.due} /> }]
          : []),
      ]}
    />
  );
}
