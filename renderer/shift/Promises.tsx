// What the desk owes people, by kind: how many cases, and the first of them to open. Kinds without a case take no room.
import type { Shift } from '../../shared/contract/notes.ts';
import { showDate } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { useText } from '../i18n/use-text.ts';

export function Promises({ promises, cut }: Pick<Shift, 'promises' | 'cut'>) {
  const { t } = useText();
  const open = promises.filter(({ count }) => count > 0);
  return (
    <section className="panel stack" aria-labelledby="shift-promises">
      <h2 id="shift-promises">{t('shift.promises')}</h2>
      {open.length === 0 && <p>{t('shift.promises.none')}</p>}
      {open.map(({ kind, count, cases }) => (
        <details key={kind} className="promise" open={kind === 'due' || kind === 'overdue' || kind === 'ready'}>
          <summary>
            <strong>{t(`shift.promise.${kind}`, { count })}</strong>
          </summary>
          <p className="small soft">{t(`shift.promise.${kind}.what`)}</p>
          <ul>
            {cases.map(({ deskNumber, applicantName, filedOn }) => (
              <li key={deskNumber} className="row">
                <CaseLink deskNumber={deskNumber} />
                <span>{applicantName}</span>
                <span className="numeral small soft">{showDate(filedOn)}</span>
              </li>
            ))}
          </ul>
          {count > cases.length && <p className="soft">{t('daybook.more', { count: count - cases.length })}</p>}
        </details>
      ))}
      {cut && <p className="soft">{t('shift.cut')}</p>}
    </section>
  );
}
