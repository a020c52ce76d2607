// Half a year of weeks: a row for what is counted, with this week's number and all weeks as bars.
import type { WeekCounts } from '../../shared/contract/daybook.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Bars } from '../components/Bars.tsx';
import { useText } from '../i18n/use-text.ts';

const rows = ['visits', 'cases', 'receipts', 'contacts'] as const;

export function WeeksPanel({ weeks }: { readonly weeks: readonly WeekCounts[] }) {
  const { t } = useText();
  const [first, last] = [weeks[0], weeks.at(-1)].map((week) => (week === undefined ? '' : showDate(week.monday)));
  const empty = weeks.every((week) => rows.every((what) => week[what] === 0));
  return (
    <section className="panel stack" aria-labelledby="weeks-title">
      <h2 id="weeks-title">{t('weeks.title')}</h2>
      {empty ? (
        <p>{t('weeks.empty')}</p>
      ) : (
        <>
          {rows.map((what) => (
            <figure key={what} className="stack-close">
              <figcaption className="row row-apart">
                <strong>{t(`daybook.count.${what}`)}</strong>
                <span className="small">
                  {t('weeks.said', {
                    now: weeks.at(-1)?.[what] ?? 0,
                    most: Math.max(...weeks.map((week) => week[what])),
                  })}
                </span>
              </figcaption>
              <Bars wide points={weeks.map((week) => ({ name: showDate(week.monday), count: week[what] }))} />
            </figure>
          ))}
          <p className="row row-apart small soft numeral">
            <span>{first}</span>
            <span>{last}</span>
          </p>
        </>
      )}
    </section>
  );
}
