// Fields that are answered by choosing. Options come from the catalogue in the screen's language; their values never
// show.
import { CheckboxField, CheckboxGroup, RadioGroup } from '../../components/Choices.tsx';
import { type Choice, Select } from '../../components/Select.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type ControlProps, typedText } from '../control.ts';

function useChoices({ field }: ControlProps): Choice[] {
  const { say } = useText();
  return (field.options ?? []).map((option) => ({ value: option.value, label: say(option.label) }));
}

export function SelectControl(props: ControlProps) {
  const choices = useChoices(props);
  return <Select {...props} choices={choices} value={typedText(props.answer)} onChange={props.onAnswer} width="full" />;
}

export function RadioControl(props: ControlProps) {
  const choices = useChoices(props);
  return (
    <RadioGroup
      {...props}
      choices={choices}
      inline={choices.length <= 4}
      value={typedText(props.answer)}
      onChange={props.onAnswer}
    />
  );
}

export function MultiselectControl(props: ControlProps) {
  const choices = useChoices(props);
  const chosen = Array.isArray(props.answer) ? props.answer : [];
  return (
    <CheckboxGroup
      {...props}
      choices={choices}
      inline
      values={chosen.filter((value): value is string => typeof value === 'string')}
      onChange={props.onAnswer}
    />
  );
}

export function CheckboxControl(props: ControlProps) {
  return <CheckboxField {...props} checked={props.answer === true} onChange={props.onAnswer} />;
}
