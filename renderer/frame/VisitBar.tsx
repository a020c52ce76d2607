// Who is at the desk, who waits and whether cases were handed on to whoever sits here, under the menu of every screen: a line,
// gone when there is nothing to say.
import type { Visit } from '../../shared/contract/visits.ts';
import { applicantName } from '../../shared/text/names.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Kbd } from '../components/Kbd.tsx';
import { go } from '../effects/navigate.ts';
import { parkOrResume, resumeVisit } from '../effects/visits.ts';
import { useText } from '../i18n/use-text.ts';
import { useIntake } from '../intake/state.ts';
import { useNotes } from '../state/notes.ts';
import { useVisits } from '../state/visits.ts';
import { ageText, visitName, withTypedName } from '../visits/names.ts';
import { keys } from './keys.ts';

const shownParked = 3;

/** The open visit as it is called by now: with the name that is just being typed. */
function useOpenVisit(open: Visit | null): Visit | null {
  const draft = useIntake(({ intake }) => (intake.state === 'ready' ? intake.value.draft : ''));
  const name = useIntake(({ intake }) =>
    intake.state === 'ready' ? applicantName(intake.value.content.applicant) : '',
  );
  return open === null || draft === '' ? open : withTypedName(open, draft, name);
}

export function VisitBar() {
  const words = useText();
  const { t } = words;
  const { visits, counted } = useVisits();
  const shift = useNotes((state) => state.shift);
  const handed = shift.state === 'ready' ? shift.value.mine.length : 0;
  const open = useOpenVisit(visits.state === 'ready' ? visits.value.open : null);
  if (visits.state !== 'ready') return null;
  const { parked } = visits.value;
  const more = parked.length - shownParked;
  const said =
    counted === null
      ? ''
      : t(`contacts.${counted.act}`, { kind: t(`contacts.kind.${counted.kind}`), today: counted.today[counted.kind] });
  // The status stands there before it has words: a screen reader may miss one that comes with them.
  const idle = open === null && parked.length === 0 && said === '' && handed === 0;
  return (
    <section className={idle ? undefined : 'visit-bar'} aria-label={idle ? undefined : t('visits.bar')}>
      {open !== null && (
        <div className="visit-open">
          <span className="soft">{t('visits.open', { time: showInstant(open.begunAt).slice(-5) })}</span>
          <strong className="visit-name">{visitName(open, words)}</strong>
          <span className="soft">{t('visits.sums', { cases: open.cases.length, drafts: open.drafts.length })}</span>
          <button type="button" className="visit-key" aria-keyshortcuts={keys.park} onClick={() => void parkOrResume()}>
            {t('visits.park')} <Kbd>{keys.park}</Kbd>
          </button>
        </div>
      )}
      {parked.length > 0 && (
        <ul className="visit-parked" aria-label={t('visits.parkedCount', { count: parked.length })}>
          <li className="soft">{t('visits.parkedCount', { count: parked.length })}</li>
          {parked.slice(0, shownParked).map((visit, at) => (
            <li key={visit.visit}>
              <button type="button" className="visit-key" onClick={() => void resumeVisit(visit.visit)}>
                <span className="hidden-text">{t('visits.resume')}: </span>
                <span className="visit-name">{visitName(visit, words)}</span>
                <span className="soft">{ageText(visit, words)}</span>
                {open === null && at === 0 && <Kbd>{keys.park}</Kbd>}
              </button>
            </li>
          ))}
          {more > 0 && <li className="soft">{t('visits.more', { count: more })}</li>}
        </ul>
      )}
      {handed > 0 && (
        <button type="button" className="visit-key" onClick={() => go({ name: 'shift' })}>
          {t('shift.bar', { count: handed })}
        </button>
      )}
      <span className="visit-said" role="status">
        {said}
      </span>
    </section>
  );
}
