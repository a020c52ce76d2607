// Choices that stand open: one of several (radio), several of several (checkboxes), and a single yes (checkbox).
// The first control of a group carries the group's id, so that a link of the error summary lands on it.
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { controlProps, FieldNotes, type FieldProps } from './Field.tsx';
import type { Choice } from './Select.tsx';

interface GroupProps extends FieldProps {
  readonly choices: readonly Choice[];
  readonly inline?: boolean;
}
interface RadioProps extends GroupProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}
interface CheckboxGroupProps extends GroupProps {
  readonly values: readonly string[];
  readonly onChange: (values: string[]) => void;
}
interface CheckboxProps extends FieldProps {
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
}

function Group(props: GroupProps & { readonly children: ReactNode }) {
  const { t } = useText();
  return (
    <fieldset
      className={props.error ? 'field field-error' : 'field'}
      aria-describedby={controlProps(props)['aria-describedby']}
    >
      <legend className="field-label">
        {props.label}
        {props.optional && <span className="soft"> ({t('common.optional')})</span>}
      </legend>
      <FieldNotes {...props} />
      <div className={props.inline ? 'choices-inline' : ''}>{props.children}</div>
    </fieldset>
  );
}

export function RadioGroup(props: RadioProps) {
  return (
    <Group {...props}>
      {props.choices.map((choice, index) => (
        <label key={choice.value} className="choice">
          <input
            type="radio"
            id={index === 0 ? props.id : `${props.id}-${choice.value}`}
            name={props.id}
            value={choice.value}
            checked={props.value === choice.value}
            disabled={choice.disabled}
            onChange={() => props.onChange(choice.value)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </Group>
  );
}

export function CheckboxGroup(props: CheckboxGroupProps) {
  const toggle = (value: string, on: boolean): void =>
    props.onChange(
      props.choices
        .map((choice) => choice.value)
        .filter((other) => (other === value ? on : props.values.includes(other))),
    );
  return (
    <Group {...props}>
      {props.choices.map((choice, index) => (
        <label key={choice.value} className="choice">
          <input
            type="checkbox"
            id={index === 0 ? props.id : `${props.id}-${choice.value}`}
            checked={props.values.includes(choice.value)}
            disabled={choice.disabled}
            onChange={(event) => toggle(choice.value, event.target.checked)}
          />
          <span>{choice.label}</span>
        </label>
      ))}
    </Group>
  );
}

export function CheckboxField(props: CheckboxProps) {
  return (
    <div className={props.error ? 'field field-error' : 'field'}>
      <label className="choice" htmlFor={props.id}>
        <input
          type="checkbox"
          {...controlProps(props)}
          checked={props.checked}
          onChange={(event) => props.onChange(event.target.checked)}
        />
        <span>{props.label}</span>
      </label>
      <FieldNotes {...props} />
    </div>
  );
}
