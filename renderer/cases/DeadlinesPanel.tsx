// The deadlines of a case: last day, what it is counted from, where it stands, and how certain the term is. A term without
// that certainty is never shown, and nothing where no term runs.
import type { OpenedCase } from '../../shared/contract/cases.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Tag } from '../components/Tag.tsx';
import { useText } from '../i18n/use-text.ts';

const looks = {
  running: { tone: 'plain', sign: '○' },
  paused: { tone: 'warn', sign: '‖' },
  overdue: { tone: 'bad', sign: '!' },
  met: { tone: 'good', sign: '✓' },
  late: { tone: 'warn', sign: '!' },
  over: { tone: 'plain', sign: '–' },
} as const;

export function DeadlinesPanel({ deadlines }: { readonly deadlines: OpenedCase['deadlines'] }) {
  const { t } = useText();
  if (deadlines.length === 0) return null;
  return (
    <section className="panel stack" aria-labelledby="deadlines-title">
      <h2 id="deadlines-title">{t('deadlines.title')}</h2>
      <ul className="deadlines">
        {deadlines.map(({ rule, counted, from, due, state, basis }) => (
          <li key={`${rule} ${counted}`} className="stack-tight">
            <div className="row row-apart">
              <strong>{t(`deadline.${rule}`)}</strong>
              {due !== null && <strong className="numeral">{showDate(due)}</strong>}
            </div>
            {(rule !== 'flaw' || state === 'met') && (
              <div>
                <Tag {...looks[state]}>{t(`deadline.state.${state}`)}</Tag>
              </div>
            )}
            <p className="small soft">
              {t(`deadline.counted.${counted}`, { date: showDate(from) })} · {t(`basis.${basis}`)}
            </p>
            {rule === 'decision' && state === 'overdue' && <p className="small">{t('deadline.silence')}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
