// Everything this desk holds on one person, found by number or name, as a page to hand over.
import { useState } from 'react';
import { Button } from '../components/Button.tsx';
import { Form } from '../components/Form.tsx';
import { Page } from '../components/Page.tsx';
import { TextField } from '../components/TextField.tsx';
import { makePersonPage } from '../effects/keeping.ts';
import { goBack } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { MadePage } from '../reports/MadePage.tsx';
import { useCases } from '../state/cases.ts';

/** By what the applicant of the case last read is looked for: the number where there is one, else the name. */
function applicantOf(deskNumber: string | null): string {
  const { view } = useCases.getState();
  if (view.state !== 'ready' || view.value.summary.deskNumber !== deskNumber) return '';
  const { personalNumber } = view.value.content.applicant;
  return typeof personalNumber === 'string' && personalNumber !== ''
    ? personalNumber
    : view.value.summary.applicantName;
}

/** `deskNumber`: the case whose applicant is meant; null: whoever is typed. */
export function Person({ deskNumber }: { readonly deskNumber: string | null }) {
  const { t, language } = useText();
  const [typed, setTyped] = useState(() => applicantOf(deskNumber));
  const [missing, setMissing] = useState(false);
  const search = (): void => {
    setMissing(typed.trim().length < 3);
    if (typed.trim().length >= 3) void makePersonPage(typed.trim(), language);
  };
  return (
    <Page
      title={t('person.title')}
      lead={t('person.lead')}
      actions={<Button onClick={goBack}>{t('common.back')}</Button>}
    >
      <div className="reading stack">
        <Form onSend={search}>
          <TextField
            id="person-who"
            label={t('person.who')}
            help={t('person.whoHelp')}
            error={missing ? t('person.whoMissing') : null}
            input={{ maxLength: 200 }}
            value={typed}
            onChange={setTyped}
          />
          <div>
            <Button type="submit" kind="primary">
              {t('person.make')}
            </Button>
          </div>
        </Form>
        <MadePage counted />
      </div>
    </Page>
  );
}
