// Says whom the next service is for when somebody asks for several: nobody must get another person's particulars because
// an operator forgot who sat there before.
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { goInstead } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { useCases } from '../state/cases.ts';
import type { Screen } from '../state/path.ts';

interface Props {
  /** Desk number of the case whose applicant it is. */
  readonly of: string;
  /** Where it goes on for somebody else. */
  readonly otherwise: Screen;
}

export function SameApplicant({ of, otherwise }: Props) {
  const { t } = useText();
  const view = useCases((state) => state.view);
  const known = view.state === 'ready' && view.value.summary.deskNumber === of;
  const name = known ? view.value.summary.applicantName : t('same.unnamed');
  return (
    <Notice tone="info" title={t('same.title', { name })}>
      <p>{t('same.body', { number: formatDeskNumber(of) })}</p>
      <Button onClick={() => goInstead(otherwise)}>{t('same.another')}</Button>
    </Notice>
  );
}
