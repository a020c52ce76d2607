// A place on the map as latitude and longitude, with the bounds of the country told beforehand.
import { controlProps, Field, FieldGroup } from '../../components/Field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { ControlProps } from '../control.ts';
import { pointAnswer, pointBoxes } from '../point.ts';

export function PointControl(props: ControlProps) {
  const { t } = useText();
  const { id, label, warning, error, optional, answer, onAnswer } = props;
  const { latMin = -90, latMax = 90, lonMin = -180, lonMax = 180 } = props.field.validation;
  const boxes = pointBoxes(answer);
  const help = props.help ?? t('form.hint.point', { latMin, latMax, lonMin, lonMax });
  const notes = { id, label, help, warning, error };
  const box = (part: 'lat' | 'lon', boxId: string, name: string) => (
    <Field id={boxId} label={name}>
      <input
        type="text"
        {...controlProps(notes)}
        id={boxId}
        className="input input-short"
        inputMode="decimal"
        autoComplete="off"
        maxLength={50}
        aria-required={optional ? undefined : true}
        value={boxes[part]}
        onChange={(event) => onAnswer(pointAnswer({ ...boxes, [part]: event.target.value }))}
      />
    </Field>
  );
  return (
    <FieldGroup {...notes} optional={optional}>
      <div className="row">
        {box('lat', id, t('form.latitude'))}
        {box('lon', `${id}-lon`, t('form.longitude'))}
      </div>
    </FieldGroup>
  );
}
