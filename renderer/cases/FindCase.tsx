// The one box that finds cases and drafts by whatever an applicant knows. Enter opens a whole number at once and else
// the best match; a slip in a whole number is told by its check digits.
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { isDeskNumber } from '../../shared/cases/desk-number.ts';
import type { CaseState } from '../../shared/contract/cases.ts';
import { TextField } from '../components/TextField.tsx';
import { findNow, typeFind } from '../effects/find.ts';
import { go } from '../effects/navigate.ts';
import { useText } from '../i18n/use-text.ts';
import { useFound } from '../state/found.ts';
import { goAlong } from './along.ts';
import { openFound } from './FoundList.tsx';

const wholeNumber = /^[\d\s-]+$/;

async function openBest(state: CaseState | null): Promise<void> {
  const { text, list } = useFound.getState();
  if (list.state !== 'ready' || list.value.text !== text) await findNow(state);
  const now = useFound.getState();
  const [best] = now.text === text && now.list.state === 'ready' ? now.list.value.found : [];
  if (best !== undefined) openFound(best);
}

export function FindCase({ state }: { readonly state: CaseState | null }) {
  const { t } = useText();
  const text = useFound((found) => found.text);
  const [wrong, setWrong] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    // What was searched for last is still there to look at, and gone with the first letter typed.
    box.current?.focus();
    box.current?.select();
  }, []);
  useEffect(() => void findNow(state), [state]);
  const type = (value: string): void => {
    setWrong(false);
    typeFind(value, state);
  };
  const press = (event: KeyboardEvent<HTMLElement>): void => {
    goAlong(event);
    const digits = text.replace(/\D/g, '');
    if (event.key === 'Escape' && text !== '') type('');
    else if (event.key !== 'Enter' || text.trim() === '') return;
    else if (digits.length !== 15 || !wholeNumber.test(text.trim())) void openBest(state);
    else if (isDeskNumber(digits)) go({ name: 'case', deskNumber: digits });
    else setWrong(true);
    event.preventDefault();
  };
  return (
    <search className="find-case">
      <TextField
        id="find"
        label={t('find.label')}
        help={t('find.help')}
        error={wrong ? t('cases.wrongNumber') : null}
        width="full"
        inputRef={box}
        input={{ maxLength: 100, onKeyDown: press }}
        value={text}
        onChange={type}
      />
    </search>
  );
}
