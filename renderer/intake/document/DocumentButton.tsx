// The way to the document reader from the applicant's page: one key, from any field.
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button.tsx';
import { nextWanted } from '../../forms/enter.ts';
import { keys } from '../../frame/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenIntake } from '../open.ts';
import { DocumentReader } from './DocumentReader.tsx';

export function DocumentButton({ open }: { readonly open: OpenIntake }) {
  const { t } = useText();
  const [reading, setReading] = useState(false);
  /** Work goes on at what the document did not say, once the form is drawn with what it said. */
  const goesOn = useRef(false);
  const close = (written: boolean): void => {
    goesOn.current = written;
    setReading(false);
  };
  useEffect(() => {
    if (reading || !goesOn.current) return;
    goesOn.current = false;
    nextWanted(document.querySelector('.page') ?? document.body, null)?.focus();
  }, [reading]);
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== keys.document || event.repeat || document.querySelector('dialog[open]') !== null) return;
      event.preventDefault();
      setReading(true);
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <div className="row">
      <Button shortcut={keys.document} onClick={() => setReading(true)}>
        {t('document.open')}
      </Button>
      {reading && <DocumentReader open={open} onClose={close} />}
    </div>
  );
}
