// The one-time code of an enrolment, typed or scanned: asked for in the same words wherever a desk is enrolled.
import { useText } from '../i18n/use-text.ts';
import { TextField } from './TextField.tsx';

const shortest = 8;

/** Whether it can be a code at all; whether it is one, central says. */
export const isCode = (typed: string): boolean => typed.trim().length >= shortest;

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** It was to be sent: then one that is none is told. */
  readonly tried: boolean;
}

export function CodeField({ id, value, onChange, tried }: Props) {
  const { t } = useText();
  return (
    <TextField
      id={id}
      label={t('firstDay.codeLabel')}
      help={t('firstDay.codeHint')}
      error={tried && !isCode(value) ? t('firstDay.codeEmpty') : null}
      width="full"
      input={{ maxLength: 64 }}
      value={value}
      onChange={onChange}
    />
  );
}
