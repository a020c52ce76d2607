// What the desk's days were made of: a row for visits, for cases and for each kind of contact, with today's number and two
// weeks as bars. A bar's height only repeats what the row's description says in figures.
import { contactKinds, type DayCounts } from '../../shared/contract/contacts.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Bars, type Point } from '../components/Bars.tsx';
import { Button } from '../components/Button.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { askContact } from '../effects/contacts.ts';
import { keys } from '../frame/keys.ts';
import { useText } from '../i18n/use-text.ts';

interface Row {
  readonly key: string;
  readonly name: string;
  readonly counts: readonly number[];
}

export function DaysPanel({ days }: { readonly days: readonly DayCounts[] }) {
  const { t } = useText();
  const rows: Row[] = [
    { key: 'visits', name: t('days.visits'), counts: days.map(({ visits }) => visits) },
    { key: 'cases', name: t('days.cases'), counts: days.map(({ cases }) => cases) },
    ...contactKinds.map((kind) => ({
      key: kind,
      name: t(`contacts.kind.${kind}`),
      counts: days.map(({ contacts }) => contacts[kind]),
    })),
  ];
  const [first, last] = [days[0], days.at(-1)].map((one) => (one === undefined ? '' : showDate(one.day).slice(0, 5)));
  const pointsOf = (counts: readonly number[]): Point[] =>
    days.map(({ day }, at) => ({ name: showDate(day).slice(0, 5), count: counts[at] ?? 0 }));
  const sum = (counts: readonly number[]): number => counts.reduce((all, one) => all + one, 0);
  const columns: Column<Row>[] = [
    { key: 'name', heading: t('days.what'), cell: ({ name }) => name },
    { key: 'today', heading: t('days.today'), cell: ({ counts }) => <strong>{counts.at(-1) ?? 0}</strong> },
    { key: 'bars', heading: `${first}–${last}`, cell: ({ counts }) => <Bars points={pointsOf(counts)} /> },
    { key: 'sum', heading: t('days.sum'), cell: ({ counts }) => sum(counts) },
  ];
  return (
    <section className="panel stack" aria-labelledby="days-title">
      <div className="row row-apart">
        <h2 id="days-title">{t('days.title')}</h2>
        <Button shortcut={keys.contact} onClick={() => askContact(true)}>
          {t('contacts.open')}
        </Button>
      </div>
      {sum(rows.flatMap(({ counts }) => counts)) === 0 ? (
        <p>{t('days.empty')}</p>
      ) : (
        <Table caption={t('days.caption')} columns={columns} rows={rows} rowKey={({ key }) => key} />
      )}
    </section>
  );
}
