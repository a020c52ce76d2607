// Two days that are typed, from and to: they count when both are days and stand in their order. Whoever shows them says
// what is wrong, and when they are taken.
import { readDate } from '../../shared/forms/rules/dates.ts';
import { useText } from '../i18n/use-text.ts';
import { TextField } from './TextField.tsx';

/** As typed, or as yyyy-mm-dd. */
export interface FromTo {
  readonly from: string;
  readonly to: string;
}

/** The days as yyyy-mm-dd, or null when they are none or in the wrong order. */
export function daysTyped(typed: FromTo): FromTo | null {
  const [from, to] = [readDate(typed.from.trim()), readDate(typed.to.trim())];
  return from !== null && to !== null && from <= to ? { from, to } : null;
}

interface Props {
  readonly id: string;
  readonly typed: FromTo;
  readonly error: string | null;
  readonly onChange: (typed: FromTo) => void;
}

export function TwoDays({ id, typed, error, onChange }: Props) {
  const { t } = useText();
  const input = { maxLength: 10, inputMode: 'numeric' } as const;
  return (
    <>
      <TextField
        id={`${id}-from`}
        label={t('export.from')}
        error={error}
        width="full"
        input={input}
        value={typed.from}
        onChange={(from) => onChange({ ...typed, from })}
      />
      <TextField
        id={`${id}-to`}
        label={t('export.to')}
        width="full"
        input={input}
        value={typed.to}
        onChange={(to) => onChange({ ...typed, to })}
      />
    </>
  );
}
