// Which of the four steps this is, in words and as a list.
import { useText } from '../i18n/use-text.ts';
import type { Step } from './steps.ts';

const all = ['applicant', 'form', 'check', 'saved'] as const;

export function Progress({ step }: { readonly step: Step | 'saved' }) {
  const { t } = useText();
  return (
    <nav className="progress" aria-label={t('intake.steps')}>
      <span className="small soft">{t('intake.progress', { number: all.indexOf(step) + 1 })}</span>
      <ol>
        {all.map((one, at) => (
          <li key={one} aria-current={one === step ? 'step' : undefined}>
            <span className="progress-number numeral" aria-hidden="true">
              {at < all.indexOf(step) ? '✓' : at + 1}
            </span>
            {t(`intake.step.${one}`)}
          </li>
        ))}
      </ol>
    </nav>
  );
}
