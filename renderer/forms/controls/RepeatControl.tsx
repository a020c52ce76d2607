// A list of like rows (family members, witnesses): each row is a small group with its number, added and removed by
// keyboard with the focus always somewhere sensible. Removing what was filled in asks once more.
import { useEffect, useRef, useState } from 'react';
import { isRequired, visibleFields } from '../../../shared/forms/visible.ts';
import { Button } from '../../components/Button.tsx';
import { controlProps, FieldGroup } from '../../components/Field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { isBlank } from '../blank.ts';
import type { ControlProps } from '../control.ts';
import { FieldView } from '../FieldView.tsx';
import { elementId, rowsOf, withRowAdded, withRowRemoved } from '../paths.ts';

export function RepeatControl(props: ControlProps) {
  const { t } = useText();
  const { field, path, answer, desk, id, label, help, warning, error, optional } = props;
  const rows = rowsOf(answer);
  const { minItems = 0, maxItems = Number.POSITIVE_INFINITY } = field.validation;
  const full = rows.length >= maxItems;
  const columns = field.item ?? [];
  const [doubted, setDoubted] = useState<number | null>(null);
  /** Element that takes the focus once the changed rows are drawn. */
  const focusNext = useRef<string | null>(null);
  useEffect(() => {
    if (focusNext.current === null) return;
    document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });

  const add = (): void => {
    focusNext.current = elementId(`${path}.${rows.length}.${columns[0]?.id ?? ''}`);
    desk.edit((filled) => withRowAdded(filled, path));
  };
  const remove = (row: number): void => {
    const filledIn = Object.values(rows[row] ?? {}).some((value) => value !== '' && value !== null);
    if (filledIn && doubted !== row) {
      setDoubted(row);
      return;
    }
    setDoubted(null);
    focusNext.current = id;
    desk.edit((filled) => withRowRemoved(filled, path, row));
  };

  return (
    <FieldGroup id={id} label={label} help={help} warning={warning} error={error} optional={optional}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place; its fields hold no state
        <fieldset key={at} className="form-row" aria-label={t('form.row', { label, number: at + 1 })}>
          <div className="row row-apart">
            <span className="form-row-title" aria-hidden="true">
              {t('form.row', { label, number: at + 1 })}
            </span>
            {rows.length > minItems && (
              <Button
                kind={doubted === at ? 'danger' : 'quiet'}
                onClick={() => remove(at)}
                onBlur={() => setDoubted(null)}
              >
                {t(doubted === at ? 'form.row.removeSure' : 'form.row.remove')}
                <span className="hidden-text"> {t('form.row', { label, number: at + 1 })}</span>
              </Button>
            )}
          </div>
          <div className="form-grid form-grid-row">
            {visibleFields(columns, row).map((column) => (
              <div key={column.id} data-asked={isRequired(column, row) && isBlank(row[column.id])}>
                <FieldView
                  field={column}
                  path={`${path}.${at}.${column.id}`}
                  required={isRequired(column, row)}
                  desk={desk}
                />
              </div>
            ))}
          </div>
        </fieldset>
      ))}
      <div className="row">
        <Button
          id={id}
          onClick={full ? undefined : add}
          aria-disabled={full}
          aria-describedby={controlProps({ id, label, warning, error })['aria-describedby']}
        >
          {t('form.row.add')}
          <span className="hidden-text"> {label}</span>
        </Button>
        <span className="small soft">
          {maxItems === Number.POSITIVE_INFINITY
            ? t('form.rows.min', { min: minItems })
            : t('form.rows.limits', { min: minItems, max: maxItems })}
        </span>
      </div>
    </FieldGroup>
  );
}
