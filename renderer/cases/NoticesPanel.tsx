// What the applicant of a case was told and agreed to: which text, to whom, when.
import { useState } from 'react';
import { consentsHeld, type NoticeRecord } from '../../shared/cases/notices.ts';
import type { OpenedCase } from '../../shared/contract/cases.ts';
import type { Problem } from '../../shared/problems.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { useOnce } from '../components/use-once.ts';
import { withdrawConsent } from '../effects/persons.ts';
import { useText } from '../i18n/use-text.ts';

const titleId = 'notices-title';

export function NoticesPanel({ view }: { readonly view: OpenedCase }) {
  const { t, say } = useText();
  const records = view.content.notices ?? [];
  const held = consentsHeld(records);
  const [problem, setProblem] = useState<Problem | null>(null);
  // The button goes with the consent, so the focus goes to what stands above it.
  const withdraw = useOnce(async ({ notice }: NoticeRecord): Promise<void> => {
    setProblem(await withdrawConsent(view.summary.deskNumber, notice));
    document.getElementById(titleId)?.focus();
  });
  if (records.length === 0) return null;
  const nameOf = ({ notice }: NoticeRecord): string => {
    const known = view.notices.find(({ id }) => id === notice);
    return known === undefined ? notice : say(known.name);
  };
  return (
    <section className="panel stack" aria-labelledby={titleId}>
      <h2 id={titleId} tabIndex={-1}>
        {t('notices.title')}
      </h2>
      <ul className="stack">
        {records.map((record) => (
          <li key={`${record.notice} ${record.act} ${record.at}`} className="stack-tight">
            <strong>{nameOf(record)}</strong>
            <span>
              {t(`notices.act.${record.act}`)}, <span className="numeral">{showInstant(record.at)}</span> ·{' '}
              {t(`notices.to.${record.to}`)}
            </span>
            <span className="soft small">
              {t('notices.text', { text: record.text, language: t(`language.${record.language}`) })}{' '}
              <span className="numeral">{record.sha256.slice(0, 12)}</span>
            </span>
            {held.includes(record) && (
              <Button onClick={() => withdraw(record)}>
                {t('notices.withdraw')}
                <span className="hidden-text"> {nameOf(record)}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      {problem !== null && <ProblemNotice problem={problem} />}
    </section>
  );
}
