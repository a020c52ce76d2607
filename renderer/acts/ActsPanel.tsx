// What was done about the case outside the line, to be noted by whoever did it: one act at a time, chosen from those that the
// case allows.
import { useEffect, useState } from 'react';
import type { ActKind } from '../../shared/cases/acts.ts';
import { rolesOf } from '../../shared/cases/roles.ts';
import { finalStatuses } from '../../shared/catalogue/retention.ts';
import type { OpenedCase } from '../../shared/contract/cases.ts';
import type { Answers } from '../../shared/forms/answers.ts';
import { Button } from '../components/Button.tsx';
import { Select } from '../components/Select.tsx';
import { makeDecisionPage } from '../effects/keeping.ts';
import { forgetNote, noteAct } from '../effects/tasks.ts';
import { useText } from '../i18n/use-text.ts';
import { MadePage } from '../reports/MadePage.tsx';
import { ActForm } from './ActForm.tsx';

/** A decision is handed over once there is one; papers are brought until then; a call is always possible. */
function possible({ summary }: OpenedCase): ActKind[] {
  const decided = summary.status === 'ready' || finalStatuses.includes(summary.status ?? '');
  return [
    ...(summary.state === 'manual' ? (['transferred', 'answered'] as const) : []),
    'called',
    ...(decided ? (['decision-handed'] as const) : (['papers-brought'] as const)),
  ];
}

/** Whom to call stands there already. */
function beginOf(kind: ActKind, { content, summary }: OpenedCase): Answers {
  const holders = rolesOf(content.applicant);
  const first = holders.find(({ phone }) => phone !== '');
  if (kind === 'called') return first === undefined ? {} : { who: first.name, phone: first.phone };
  if (kind !== 'decision-handed') return {};
  const representative = holders.find(({ role }) => role === 'representative');
  return representative === undefined
    ? { to: 'applicant', name: summary.applicantName }
    : { to: 'representative', name: representative.name };
}

export function ActsPanel({ view }: { readonly view: OpenedCase }) {
  const { t, language } = useText();
  const { deskNumber } = view.summary;
  const [kind, setKind] = useState<ActKind | null>(null);
  const [noted, setNoted] = useState(false);
  useEffect(() => forgetNote, []);
  const kinds = possible(view);
  const choose = (value: string): void => {
    forgetNote();
    setNoted(false);
    setKind(kinds.find((one) => one === value) ?? null);
  };
  const handed = view.timeline.some((entry) => entry.kind === 'decision-handed');
  return (
    <section className="panel stack" aria-labelledby="acts-title">
      <h2 id="acts-title">{t('act.title')}</h2>
      <Select
        id="act-kind"
        label={t('act.kind')}
        width="full"
        choices={kinds.map((one) => ({ value: one, label: t(`act.kind.${one}`) }))}
        value={kind ?? ''}
        onChange={choose}
      />
      {kind !== null && (
        <ActForm
          key={kind}
          kind={kind}
          deskNumber={deskNumber}
          begin={beginOf(kind, view)}
          onNote={async (act, on) => {
            const done = await noteAct(deskNumber, on, act);
            if (done) {
              setKind(null);
              setNoted(true);
              document.getElementById('act-kind')?.focus();
            }
            return done;
          }}
        />
      )}
      <p role="status">{noted && t('act.noted')}</p>
      {handed && (
        <>
          <div>
            <Button onClick={() => void makeDecisionPage(deskNumber, language)}>{t('act.slip')}</Button>
          </div>
          <MadePage />
        </>
      )}
    </section>
  );
}
