// Requests for missing papers: what is missing, until when, whom to call, and whether anybody was reached.

import { callOutcomes } from '../../shared/cases/acts.ts';
import type { FlawTask } from '../../shared/contract/acts.ts';
import { showPhone } from '../../shared/forms/show.ts';
import { showDate, showInstant } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { Table } from '../components/Table.tsx';
import { useText, type Words } from '../i18n/use-text.ts';

function triesText({ tried, lastTry }: FlawTask, { t }: Words): string {
  const outcome = callOutcomes.find((one) => one === lastTry?.outcome);
  if (lastTry === null || outcome === undefined) return t('tasks.triesNone');
  return t('tasks.triesOf', { count: tried, at: showInstant(lastTry.at), outcome: t(`act.outcome.${outcome}`) });
}

export function CallList({ flaws }: { readonly flaws: readonly FlawTask[] }) {
  const words = useText();
  const { t, say } = words;
  return (
    <Table<FlawTask>
      caption={t('tasks.flaws')}
      rows={flaws}
      rowKey={(one) => one.case.case}
      columns={[
        {
          key: 'number',
          heading: t('cases.number'),
          cell: ({ case: { deskNumber } }) => <CaseLink deskNumber={deskNumber} />,
        },
        {
          key: 'who',
          heading: t('cases.applicant'),
          cell: (one) => (
            <div className="stack-tight">
              <span>{one.case.applicantName}</span>
              <span className="small soft">{say(one.case.serviceName)}</span>
            </div>
          ),
        },
        {
          key: 'missing',
          heading: t('tasks.missing'),
          cell: (one) => (
            <div className="stack-tight">
              <span>{one.missing}</span>
              {one.brought.length > 0 && (
                <strong className="small">
                  {t('tasks.before', { days: one.brought.map((day) => showDate(day)).join(', ') })}
                </strong>
              )}
            </div>
          ),
        },
        {
          key: 'until',
          heading: t('tasks.until'),
          cell: (one) =>
            t('tasks.untilOf', {
              until: one.until === null ? '–' : showDate(one.until),
              since: showDate(one.since),
            }),
        },
        {
          key: 'phones',
          heading: t('tasks.phones'),
          cell: (one) =>
            one.call.length === 0 ? (
              <span className="soft">{t('tasks.noPhone')}</span>
            ) : (
              <ul className="stack-tight">
                {one.call.map(({ role, name, phone }) => (
                  <li key={`${role} ${phone}`}>
                    <span className="numeral">{showPhone(phone)}</span> <span className="small">{name}</span>
                  </li>
                ))}
              </ul>
            ),
        },
        { key: 'tries', heading: t('tasks.tries'), cell: (one) => triesText(one, words) },
      ]}
    />
  );
}
