// Says whom the next service is for when somebody asks for several: nobody must get another person's particulars because
// an operator forgot who sat there before.
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { goInstead } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { useCases } from '../state/cases.ts';
import type { Earlier, Screen } from '../state/path.ts';

interface Props {
  readonly from: Earlier;
  /** Where it goes on for somebody else. */
  readonly otherwise: Screen;
}

export function GoesOn({ from: { deskNumber, who }, otherwise }: Props) {
  const { t } = useText();
  const view = useCases((state) => state.view);
  const known = view.state === 'ready' && view.value.summary.deskNumber === deskNumber;
  const name = known ? view.value.summary.applicantName : t('same.unnamed');
  return (
    <Notice tone="info" title={who === 'family' ? t('family.title', { name }) : t('same.title', { name })}>
      <p>{t(who === 'family' ? 'family.body' : 'same.body', { number: formatDeskNumber(deskNumber) })}</p>
      <Button onClick={() => goInstead(otherwise)}>{t('same.another')}</Button>
    </Notice>
  );
}
