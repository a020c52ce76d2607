// Cases that were handed on with a line of text and are not done yet: to whoever sits here, or by them.
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { Handover } from '../../shared/contract/notes.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { CaseLink } from '../cases/CaseLink.tsx';
import { Button } from '../components/Button.tsx';
import { focusTitle } from '../components/title.ts';
import { useOnce } from '../components/use-once.ts';
import { keepPromise } from '../effects/notes.ts';
import { useText } from '../i18n/use-text.ts';

export function Handovers({ kind, rows }: { readonly kind: 'mine' | 'given'; readonly rows: readonly Handover[] }) {
  const { t, say } = useText();
  // The row goes with its button.
  const done = useOnce(async ({ deskNumber, note }: Handover): Promise<void> => {
    await keepPromise(deskNumber, note);
    focusTitle();
  });
  return (
    <section className="panel stack" aria-labelledby={`shift-${kind}`}>
      <h2 id={`shift-${kind}`}>{t(`shift.${kind}`, { count: rows.length })}</h2>
      {rows.length === 0 ? (
        <p className="soft">{t(`shift.${kind}.none`)}</p>
      ) : (
        <ul className="stack">
          {rows.map((one) => (
            <li key={one.note} className="stack-close">
              <p className="note-words">{one.words}</p>
              <p>
                {one.applicantName} · {say(one.serviceName)}
              </p>
              <p className="small soft">
                <span className="numeral">{showInstant(one.at)}</span> · {one.operatorName}
                {` · ${one.handed?.to ? t('notes.toOperator', { name: one.handed.to }) : t('notes.toShift')}`}
                {one.handed?.taken &&
                  ` · ${t('notes.taken', { name: one.handed.taken.operatorName, at: showInstant(one.handed.taken.at) })}`}
              </p>
              <div className="row">
                <CaseLink deskNumber={one.deskNumber} />
                <Button
                  aria-label={`${t('notes.keep')}: ${formatDeskNumber(one.deskNumber)}`}
                  onClick={() => done(one)}
                >
                  {t('notes.keep')}
                </Button>
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
