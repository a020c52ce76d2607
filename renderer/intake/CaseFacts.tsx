// Where the case goes, how, and the receipt's language, for the check page.
import { competentMunicipality, routeCase } from '../../shared/catalogue/route.ts';
import { Button } from '../components/Button.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { useText } from '../i18n/use-text.ts';
import { choiceIds } from './CaseChoices.tsx';
import { moveTo } from './effects.ts';
import type { OpenIntake } from './open.ts';

export function CaseFacts({ open }: { readonly open: OpenIntake }) {
  const { t, say } = useText();
  const { municipality, receiptLanguage } = open.content;
  const competent = competentMunicipality(open, municipality);
  const channel = routeCase(open, municipality)?.channel ?? 'system';
  const change = (label: string, id: string) => (
    <Button kind="quiet" onClick={() => moveTo('applicant', id)}>
      {t('intake.check.change')}
      <span className="hidden-text"> {label}</span>
    </Button>
  );
  return (
    <div className="facts-check">
      <DescriptionList
        facts={[
          {
            key: 'municipality',
            term: t('intake.municipality'),
            value: competent === null ? municipality : say(competent.name),
            action: change(t('intake.municipality'), choiceIds.municipality),
          },
          { key: 'route', term: t('intake.route'), value: t(`intake.route.${channel}`), action: '' },
          {
            key: 'receipt',
            term: t('intake.receiptLanguage'),
            value: t(`intake.language.${receiptLanguage}`),
            action: change(t('intake.receiptLanguage'), choiceIds.receiptLanguage),
          },
        ]}
      />
    </div>
  );
}
