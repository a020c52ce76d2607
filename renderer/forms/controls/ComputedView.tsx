// A value that follows from other answers: shown where it would have been asked, never typed, passed over by Tab; a
// warning's way back leads here all the same.
import { showAnswer } from '../../../shared/forms/show.ts';
import { controlProps, FieldNotes } from '../../components/Field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { ControlProps } from '../control.ts';

export function ComputedView({ field, answer, ...rest }: ControlProps) {
  const { language } = useText();
  return (
    <div className="field">
      <span className="field-label">{rest.label}</span>
      <FieldNotes {...rest} />
      <output {...controlProps(rest)} className="computed" tabIndex={-1}>
        {showAnswer(field, answer ?? null, language)}
      </output>
    </div>
  );
}
