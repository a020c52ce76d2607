// The frame of every single-control field: label, help, error, and their ids, so that a screen reader hears all three.
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';

export interface FieldProps {
  /** Id of the control; the error summary links to it. */
  readonly id: string;
  readonly label: ReactNode;
  readonly help?: ReactNode | undefined;
  /** The message in words, or null when the answer passes. */
  readonly error?: string | null | undefined;
  /** What is odd about the answer, in words; it may stay. */
  readonly warning?: string | null | undefined;
  readonly optional?: boolean | undefined;
}

export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** What the control itself must carry. */
export function controlProps({ id, help, warning, error }: FieldProps): ControlProps {
  const notes = [help ? `${id}-help` : '', warning ? `${id}-warning` : '', error ? `${id}-error` : ''];
  const described = notes.filter(Boolean).join(' ');
  return { id, 'aria-describedby': described || undefined, 'aria-invalid': error ? true : undefined };
}

export function FieldNotes({ id, help, warning, error }: Pick<FieldProps, 'id' | 'help' | 'warning' | 'error'>) {
  const { t } = useText();
  return (
    <>
      {help && (
        <div className="field-help" id={`${id}-help`}>
          {help}
        </div>
      )}
      {warning && (
        <div className="field-warning" id={`${id}-warning`}>
          <span aria-hidden="true">! </span>
          <span className="hidden-text">{t('common.warning')}: </span>
          {warning}
        </div>
      )}
      {error && (
        <div className="field-message" id={`${id}-error`}>
          <span aria-hidden="true">✕ </span>
          <span className="hidden-text">{t('common.error')}: </span>
          {error}
        </div>
      )}
    </>
  );
}

function LabelText({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) {
  const { t } = useText();
  return (
    <>
      {label}
      {optional && <span className="soft"> ({t('common.optional')})</span>}
    </>
  );
}

export function Field(props: FieldProps & { readonly children: ReactNode }) {
  return (
    <div className={props.error ? 'field field-error' : 'field'}>
      <label className="field-label" htmlFor={props.id}>
        <LabelText {...props} />
      </label>
      <FieldNotes {...props} />
      {props.children}
    </div>
  );
}

/** The same frame around several controls that answer one question together. */
export function FieldGroup(props: FieldProps & { readonly children: ReactNode }) {
  return (
    <fieldset className={props.error ? 'field field-error' : 'field'}>
      <legend className="field-label">
        <LabelText {...props} />
      </legend>
      <FieldNotes {...props} />
      {props.children}
    </fieldset>
  );
}
