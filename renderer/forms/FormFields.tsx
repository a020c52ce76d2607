// The fields of a step, in two columns where they are short. Conditions decide what is asked; Enter moves on to the next
// field and never submits anything.

import type { Field, FieldType } from '../../shared/forms/field.ts';
import { isRequired, visibleFields } from '../../shared/forms/visible.ts';
import { useText } from '../i18n/use-text.ts';
import { isBlank } from './blank.ts';
import type { FormDesk } from './control.ts';
import { RepeatControl } from './controls/RepeatControl.tsx';
import { moveOnEnter } from './enter.ts';
import { FieldView, useControlProps } from './FieldView.tsx';
import type { Bag } from './paths.ts';

interface Props {
  readonly fields: readonly Field[];
  readonly bag: Bag;
  readonly desk: FormDesk;
}

const wide: ReadonlySet<FieldType> = new Set(['textarea', 'multiselect', 'geoPoint', 'file', 'photo', 'repeat']);

function RepeatView(props: {
  readonly field: Field;
  readonly path: string;
  readonly required: boolean;
  readonly desk: FormDesk;
}) {
  return <RepeatControl {...useControlProps(props)} />;
}

export function FormFields({ fields, bag, desk }: Props) {
  const { t } = useText();
  const answers = desk.filled[bag] ?? {};
  /** A computed value is shown where it came about. */
  const isDrawn = ({ id, compute }: Field): boolean => compute === undefined || answers[id] !== undefined;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only hands Enter on to the next field inside
    <div className="stack" onKeyDown={moveOnEnter}>
      {fields.length > 1 && <p className="small soft">{t('form.allRequired')}</p>}
      <div className="form-grid">
        {visibleFields(fields, answers)
          .filter(isDrawn)
          .map((field) => {
            const given = { field, path: `${bag}.${field.id}`, required: isRequired(field, answers), desk };
            return (
              <div
                key={field.id}
                className={wide.has(field.type) ? 'form-wide' : undefined}
                data-asked={field.compute === undefined && given.required && isBlank(answers[field.id])}
              >
                {field.type === 'repeat' ? <RepeatView {...given} /> : <FieldView {...given} />}
              </div>
            );
          })}
      </div>
    </div>
  );
}
