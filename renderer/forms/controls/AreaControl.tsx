// Text of several lines. Says how much room is left only when it gets scarce.
import { TextArea } from '../../components/TextField.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type ControlProps, longestText, typedText } from '../control.ts';

const scarce = 0.8;

export function AreaControl(props: ControlProps) {
  const { t } = useText();
  const value = typedText(props.answer);
  const most = props.field.validation.maxLength ?? longestText;
  const left = most - value.length;
  const room = left < 0 ? t('form.tooMuch', { count: -left }) : t('form.room', { count: left });
  return (
    <div>
      <TextArea
        {...props}
        width="full"
        value={value}
        onChange={props.onAnswer}
        input={{ rows: 5, maxLength: longestText, 'aria-required': props.optional ? undefined : true }}
      />
      <p className="small soft" aria-live="polite">
        {value.length > most * scarce && room}
      </p>
    </div>
  );
}
