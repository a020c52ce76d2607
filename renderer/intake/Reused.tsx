// Tells that the applicant's particulars were not typed now but carried over, from where, and how old they are.
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { DraftContent } from '../../shared/contract/drafts.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Notice } from '../components/Notice.tsx';
import { useText } from '../i18n/use-text.ts';

export function Reused({ of }: { readonly of: NonNullable<DraftContent['reused']> }) {
  const { t } = useText();
  return (
    <Notice
      tone="info"
      title={t('intake.reused.title', { number: formatDeskNumber(of.from), time: showInstant(of.filedAt) })}
    >
      <p>{t('intake.reused.body')}</p>
    </Notice>
  );
}
