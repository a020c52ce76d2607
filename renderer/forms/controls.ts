// Which control asks for which field type. A new type does not compile until it has a line here.
import type { FieldType } from '../../shared/forms/field.ts';
import type { Control } from './control.ts';
import { AreaControl } from './controls/AreaControl.tsx';
import { CheckboxControl, MultiselectControl, RadioControl, SelectControl } from './controls/ChoiceControls.tsx';
import { LineControl } from './controls/LineControl.tsx';
import { PapersControl } from './controls/PapersControl.tsx';
import { PointControl } from './controls/PointControl.tsx';

/** `repeat` is made of fields itself and drawn by the form (FieldView.tsx). */
export const controls: Record<Exclude<FieldType, 'repeat'>, Control> = {
  text: LineControl,
  textarea: AreaControl,
  select: SelectControl,
  radio: RadioControl,
  multiselect: MultiselectControl,
  checkbox: CheckboxControl,
  integer: LineControl,
  number: LineControl,
  money: LineControl,
  date: LineControl,
  datetime: LineControl,
  month: LineControl,
  time: LineControl,
  personalNumber: LineControl,
  phone: LineControl,
  email: LineControl,
  address: LineControl,
  settlement: LineControl,
  iban: LineControl,
  cadastralCode: LineControl,
  geoPoint: PointControl,
  file: PapersControl,
  photo: PapersControl,
};
