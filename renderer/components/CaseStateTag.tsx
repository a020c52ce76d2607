// What is proven of a case, in words; never more than its state says.
import type { CaseState } from '../../shared/contract/cases.ts';
import { useText } from '../i18n/use-text.ts';
import { Tag } from './Tag.tsx';

const looks = {
  queued: { tone: 'plain', sign: '○' },
  delivered: { tone: 'info', sign: '◐' },
  registered: { tone: 'good', sign: '✓' },
  refused: { tone: 'bad', sign: '✕' },
  manual: { tone: 'warn', sign: '▤' },
} as const;

export function CaseStateTag({ state }: { readonly state: CaseState }) {
  const { t } = useText();
  return <Tag {...looks[state]}>{t(`state.${state}`)}</Tag>;
}

/** The applicant took the application back; what is proven of central stands beside it. */
export function WithdrawnTag() {
  const { t } = useText();
  return (
    <Tag tone="warn" sign="↩">
      {t('change.tag')}
    </Tag>
  );
}
