// One line of text, or several. Shows exactly what was typed and never changes it.
import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react';
import { controlProps, Field, type FieldProps } from './Field.tsx';

interface Text extends FieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly width?: 'short' | 'medium' | 'long' | 'full';
}
interface LineProps extends Text {
  readonly input?: Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'id' | 'className'>;
  readonly inputRef?: Ref<HTMLInputElement>;
}
interface AreaProps extends Text {
  readonly input?: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'id' | 'className'>;
}

const sizeClass = (width: Text['width']): string => (width === 'full' ? 'input' : `input input-${width ?? 'long'}`);

export function TextField(props: LineProps) {
  return (
    <Field {...props}>
      <input
        type="text"
        autoComplete="off"
        spellCheck={false}
        {...props.input}
        {...controlProps(props)}
        ref={props.inputRef}
        className={sizeClass(props.width)}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}

export function TextArea(props: AreaProps) {
  return (
    <Field {...props}>
      {/* Off, or a browser would keep what is typed in its own files, to fill it in after a crash. */}
      <textarea
        autoComplete="off"
        spellCheck={false}
        {...props.input}
        {...controlProps(props)}
        className={sizeClass(props.width)}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </Field>
  );
}
