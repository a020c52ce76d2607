// Who has to decide, and in which second language the applicant takes the receipt home. That a municipality is reached
// on paper only is said as soon as it is chosen, in words.
import { routeCase } from '../../shared/catalogue/route.ts';
import { type Language, languages } from '../../shared/primitives.ts';
import { Notice } from '../components/Notice.tsx';
import { Select } from '../components/Select.tsx';
import { useText } from '../i18n/use-text.ts';
import { edit } from './effects.ts';
import type { OpenIntake } from './open.ts';

/** Ids that the check page's links go to. */
export const choiceIds = { municipality: 'case-municipality', receiptLanguage: 'case-receipt-language' } as const;

export function ManualRoute({ open }: { readonly open: OpenIntake }) {
  const { t } = useText();
  if (routeCase(open, open.content.municipality)?.channel !== 'manual') return null;
  return (
    <div role="status">
      <Notice tone="warn" title={t('intake.manual.title')}>
        <p>{t('intake.manual.body')}</p>
      </Notice>
    </div>
  );
}

export function CaseChoices({ open }: { readonly open: OpenIntake }) {
  const { t, say } = useText();
  const { content, draft } = open;
  const choices = open.municipalities
    .filter((municipality) => municipality.mergedInto === null)
    .map((municipality) => ({ value: municipality.id, label: say(municipality.name) }))
    .sort((one, other) => (one.label < other.label ? -1 : 1));
  return (
    <section className="panel stack" aria-label={t('intake.case')}>
      <div className="form-grid">
        <Select
          id={choiceIds.municipality}
          label={t('intake.municipality')}
          help={t('intake.municipality.help')}
          choices={choices}
          none={null}
          width="full"
          value={content.municipality}
          onChange={(municipality) => edit(draft, (before) => ({ ...before, municipality }))}
        />
        <Select
          id={choiceIds.receiptLanguage}
          label={t('intake.receiptLanguage')}
          help={t('intake.receiptLanguage.help')}
          choices={languages.map((language) => ({ value: language, label: t(`intake.language.${language}`) }))}
          none={null}
          width="full"
          value={content.receiptLanguage}
          onChange={(language) => edit(draft, (before) => ({ ...before, receiptLanguage: language as Language }))}
        />
      </div>
      <ManualRoute open={open} />
    </section>
  );
}
