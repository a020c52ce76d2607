// One choice of many, by the system's own list: works with any keyboard and screen reader.
import { useText } from '../i18n/use-text.ts';
import { controlProps, Field, type FieldProps } from './Field.tsx';

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

interface Props extends FieldProps {
  readonly choices: readonly Choice[];
  /** '' when nothing is chosen yet. */
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly width?: 'short' | 'medium' | 'long' | 'full';
  /** Words of the empty choice; null when there is none. */
  readonly none?: string | null;
}

export function Select(props: Props) {
  const { t } = useText();
  const none = props.none === undefined ? t('common.choose') : props.none;
  return (
    <Field {...props}>
      <select
        autoComplete="off"
        {...controlProps(props)}
        className={props.width === 'full' ? 'input' : `input input-${props.width ?? 'long'}`}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {none !== null && <option value="">{none}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} disabled={choice.disabled}>
            {choice.label}
          </option>
        ))}
      </select>
    </Field>
  );
}
