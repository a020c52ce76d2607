// A day in figures: by operator, by service, and help without an application by its kind.
import { contactKinds } from '../../shared/contract/contacts.ts';
import type { DayBook } from '../../shared/contract/daybook.ts';
import { type Column, Table } from '../components/Table.tsx';
import { useText } from '../i18n/use-text.ts';

type ByOperator = DayBook['operators'][number];
type ByService = DayBook['services'][number];

export function DayCounts({ book }: { readonly book: DayBook }) {
  const { t, say } = useText();
  const operators: Column<ByOperator>[] = [
    { key: 'name', heading: t('daybook.operator'), cell: ({ name }) => name },
    ...(['visits', 'cases', 'receipts', 'contacts'] as const).map((what) => ({
      key: what,
      heading: t(`daybook.count.${what}`),
      cell: (row: ByOperator) => row[what],
    })),
  ];
  const services: Column<ByService>[] = [
    { key: 'name', heading: t('cases.service'), cell: ({ name }) => say(name) },
    { key: 'cases', heading: t('daybook.count.cases'), cell: ({ cases }) => cases },
  ];
  const kinds = contactKinds.filter((kind) => book.contacts[kind] > 0);
  return (
    <section className="panel stack" aria-labelledby="day-counts">
      <h2 id="day-counts">{t('daybook.figures')}</h2>
      {book.operators.length === 0 ? (
        <p>{t('daybook.nothing')}</p>
      ) : (
        <Table
          caption={t('daybook.byOperator')}
          columns={operators}
          rows={book.operators}
          rowKey={({ operator }) => operator}
        />
      )}
      {book.services.length > 0 && (
        <Table
          caption={t('daybook.byService')}
          columns={services}
          rows={book.services}
          rowKey={({ name }) => name.ka}
        />
      )}
      {kinds.length > 0 && (
        <p>{kinds.map((kind) => `${t(`contacts.kind.${kind}`)}: ${book.contacts[kind]}`).join(' · ')}</p>
      )}
    </section>
  );
}
