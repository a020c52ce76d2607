// What the desk does for a service, in words.
import type { ServiceHit } from '../../shared/contract/catalogue.ts';
import { useText } from '../i18n/use-text.ts';
import { Tag } from './Tag.tsx';

const looks = {
  'case-form': { tone: 'good', sign: '✎' },
  'provider-system': { tone: 'info', sign: '↗' },
  referral: { tone: 'plain', sign: 'ℹ' },
} as const;

export function IntakeTag({ intake }: { readonly intake: ServiceHit['intake'] }) {
  const { t } = useText();
  return <Tag {...looks[intake]}>{t(`intake.${intake}`)}</Tag>;
}
