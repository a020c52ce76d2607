// Shown before submitting when the same person has a similar open case: which, since when, in what state, and what is
// equal. It holds nobody up who states a reason.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { overrideReasons } from '../../shared/contract/cases.ts';
import { type SimilarCase, similarDays } from '../../shared/contract/similar.ts';
import { showDate } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { CaseStateTag } from '../components/CaseStateTag.tsx';
import { RadioGroup } from '../components/Choices.tsx';
import { Notice } from '../components/Notice.tsx';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { readSimilar } from './effects.ts';
import { useSimilar } from './similar.ts';

const reasonId = 'similar-reason';

function One({ case: summary, same }: SimilarCase) {
  const { t, say } = useText();
  return (
    <li className="stack-tight">
      <span className="row">
        <strong className="numeral">{formatDeskNumber(summary.deskNumber)}</strong>
        <CaseStateTag state={summary.state} />
      </span>
      <span>
        {summary.applicantName} · {say(summary.serviceName)}
      </span>
      <span>
        {t('similar.filed')}: <span className="numeral">{showDate(summary.filedOn)}</span> · {t('similar.same')}:{' '}
        {same.map((part) => t(`similar.same.${part}`)).join(', ')}
      </span>
      <div>
        <Button
          kind="quiet"
          aria-label={`${t('similar.open')}: ${summary.deskNumber}`}
          onClick={() => go({ name: 'case', deskNumber: summary.deskNumber })}
        >
          {t('similar.open')}
        </Button>
      </div>
    </li>
  );
}

export function SimilarCases({ draft }: { readonly draft: string }) {
  const { t } = useText();
  const { draft: asked, similar, reason, missing } = useSimilar();
  useEffect(() => {
    void readSimilar(draft);
  }, [draft]);
  useEffect(() => {
    if (missing) document.getElementById(reasonId)?.focus();
  }, [missing]);
  if (asked !== draft || similar.length === 0) return null;
  return (
    <Notice tone="warn" title={t('similar.title')} urgent>
      <div className="stack">
        <p>{t('similar.body', { days: similarDays })}</p>
        <ul className="similar-cases stack">
          {similar.map((one) => (
            <One key={one.case.case} {...one} />
          ))}
        </ul>
        <RadioGroup
          id={reasonId}
          label={t('similar.reason')}
          error={missing ? t('similar.missing') : null}
          choices={overrideReasons.map((value) => ({ value, label: t(`similar.reason.${value}`) }))}
          value={reason ?? ''}
          onChange={(value) =>
            useSimilar.setState({ reason: overrideReasons.find((one) => one === value) ?? null, missing: false })
          }
        />
      </div>
    </Notice>
  );
}
