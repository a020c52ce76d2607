// One field that is no repeat: finds its control, its answer and what may be said about it.

import type { ReactNode } from 'react';
import type { Field } from '../../shared/forms/field.ts';
import type { ScreenLanguage } from '../i18n/init.ts';
import { useText } from '../i18n/use-text.ts';
import type { FormDesk } from './control.ts';
import { ComputedView } from './controls/ComputedView.tsx';
import { controls } from './controls.ts';
import { useErrorText } from './messages.ts';
import { answerAt, elementId, withAnswer } from './paths.ts';

interface Props {
  readonly field: Field;
  readonly path: string;
  readonly required: boolean;
  readonly desk: FormDesk;
}

/** The label as the applicant reads it, where it is written in the applicant's language; operators read it out or point at it. */
function ownWords(field: Field, { language }: FormDesk, shown: ScreenLanguage): ReactNode {
  const words = field.label[language];
  if (language === shown || words === undefined) return null;
  return (
    <span className="label-own" lang={language}>
      {words}
    </span>
  );
}

/** What every control is given for its field. */
export function useControlProps({ field, path, required, desk }: Props) {
  const { say, language } = useText();
  const own = ownWords(field, desk, language);
  const help = field.help === undefined ? null : say(field.help);
  const errorText = useErrorText();
  const error = desk.errors.find((one) => one.path === path);
  const warnings = desk.raised.filter((one) => one.path === path).map(({ text }) => say(text));
  return {
    id: elementId(path),
    label: say(field.label),
    help:
      own === null ? (
        (help ?? undefined)
      ) : (
        <>
          {own} {help}
        </>
      ),
    error: error === undefined ? null : errorText(error),
    warning: warnings.length === 0 ? null : warnings.join(' '),
    optional: !required,
    field,
    path,
    answer: answerAt(desk.filled, path),
    desk,
    onAnswer: (answer: Parameters<typeof withAnswer>[2]) => desk.edit((filled) => withAnswer(filled, path, answer)),
  };
}

export function FieldView(props: Props) {
  const given = useControlProps(props);
  if (props.field.compute !== undefined) return <ComputedView {...given} />;
  if (props.field.type === 'repeat') throw new Error('a repeat inside a repeat');
  const Control = controls[props.field.type];
  return <Control {...given} />;
}
