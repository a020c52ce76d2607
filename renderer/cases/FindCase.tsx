// Opens a case by the number on the receipt. The check digits are tried here, so that a slip of the finger is told from
// a case that is not on this desk.
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { isDeskNumber } from '../../shared/cases/desk-number.ts';
import { Button } from '../components/Button.tsx';
import { TextField } from '../components/TextField.tsx';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';

export function FindCase() {
  const { t } = useText();
  const [number, setNumber] = useState('');
  const [wrong, setWrong] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => box.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const deskNumber = number.replace(/\D/g, '');
    if (isDeskNumber(deskNumber)) go({ name: 'case', deskNumber });
    else {
      setWrong(true);
      box.current?.focus();
    }
  };
  return (
    <form className="find-case" onSubmit={submit} noValidate>
      <TextField
        id="desk-number"
        label={t('cases.findNumber')}
        help={t('cases.findHelp')}
        error={wrong ? t('cases.wrongNumber') : null}
        width="full"
        inputRef={box}
        input={{ inputMode: 'numeric', maxLength: 30 }}
        value={number}
        onChange={(value) => {
          setNumber(value);
          setWrong(false);
        }}
      />
      <Button type="submit">{t('cases.find')}</Button>
    </form>
  );
}
