// The paper form that an application is typed off, where it was filled in while the desk could not work. Asked before anything
// else, because the day on it is the day of filing.
import { useEffect, useState } from 'react';
import { paperFormFields } from '../../shared/cases/paper-form.ts';
import { Button } from '../components/Button.tsx';
import type { FormDesk } from '../forms/control.ts';
import { FormFields } from '../forms/FormFields.tsx';
import { elementId } from '../forms/paths.ts';
import { useText } from '../i18n/use-text.ts';
import { edit } from './effects.ts';
import type { OpenIntake } from './open.ts';

export function PaperForm({ open, desk }: { readonly open: OpenIntake; readonly desk: FormDesk }) {
  const { t } = useText();
  const { draft, content } = open;
  const [begun, setBegun] = useState(false);
  useEffect(() => {
    if (begun) document.getElementById(elementId('paperForm.number'))?.focus();
  }, [begun]);
  if (content.paperForm === undefined) {
    return (
      <div>
        <Button
          id="paper-form-begin"
          kind="quiet"
          onClick={() => {
            edit(draft, (before) => ({ ...before, paperForm: {} }));
            setBegun(true);
          }}
        >
          {t('paperForm.begin')}
        </Button>
      </div>
    );
  }
  return (
    <section className="panel stack" aria-labelledby="paper-form-title">
      <div className="row row-apart">
        <h2 id="paper-form-title">{t('paperForm.title')}</h2>
        <Button
          kind="quiet"
          onClick={() => {
            setBegun(false);
            edit(draft, ({ paperForm: _, ...before }) => before);
          }}
        >
          {t('paperForm.drop')}
        </Button>
      </div>
      <p>{t('paperForm.lead')}</p>
      <FormFields fields={paperFormFields} bag="paperForm" desk={desk} />
    </section>
  );
}
