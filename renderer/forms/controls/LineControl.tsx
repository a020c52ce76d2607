// Every field of one line: text, numbers, dates, codes. The format is said in words above it; long numbers are read
// back in groups while the value stays as typed.
import type { Field as FormField } from '../../../shared/forms/field.ts';
import { controlProps, Field } from '../../components/Field.tsx';
import { useText } from '../../i18n/use-text.ts';
import { type ControlProps, longestText, typedText } from '../control.ts';
import { type LineType, lines, readBack, signCount } from '../lines.ts';
import { enterOffer, nextOffer, offersFor } from '../offers.ts';
import { tidy } from '../tidy.ts';

const isLine = (type: FormField['type']): type is LineType => type in lines;

export function LineControl(props: ControlProps) {
  const { t } = useText();
  const { field, answer, desk, onAnswer } = props;
  if (!isLine(field.type)) throw new Error(`not a field of one line: ${field.type}`);
  const line = lines[field.type];
  const value = typedText(answer);
  const back = line.groups === undefined ? '' : readBack(value, line.groups);
  const hint = [props.help, line.hint === null ? undefined : t(line.hint)].filter(Boolean);
  const offers = offersFor(field, props.path, desk);
  const [offer] = value === '' ? offers : [];
  const entered = enterOffer(field, props.optional === true, offers, value);
  const places = field.type === 'settlement' ? `${props.id}-places` : undefined;
  const framed = {
    ...props,
    help:
      hint.length === 0 && back === '' && offer === undefined ? undefined : (
        <>
          {hint.map((text, at) => (
            <span key={at === 0 ? 'first' : 'second'}>{text} </span>
          ))}
          {offer !== undefined && (
            <span className="read-back">{t(entered === null ? 'form.offer' : 'form.offerEnter', { offer })}</span>
          )}
          {back !== '' && (
            <span className="read-back numeral">{t('form.readBack', { count: signCount(value), groups: back })}</span>
          )}
        </>
      ),
  };
  return (
    <Field {...framed}>
      <span className="line-input">
        <input
          type="text"
          {...controlProps(framed)}
          className={line.width === 'full' ? 'input' : `input input-${line.width}`}
          inputMode={line.inputMode}
          autoComplete="off"
          spellCheck={false}
          maxLength={longestText}
          aria-required={props.optional ? undefined : true}
          list={places}
          value={value}
          onChange={(event) => onAnswer(event.target.value)}
          onKeyDown={(event) => {
            // Enter goes on from here all the same.
            if (event.key === 'Enter' && !event.ctrlKey && entered !== null) onAnswer(entered);
            const next = nextOffer(offers, value, event.key);
            if (next === null) return;
            event.preventDefault();
            onAnswer(next);
          }}
          onBlur={() => {
            const tidied = tidy(field.type, value);
            if (tidied !== value) onAnswer(tidied);
          }}
        />
        {line.unit !== undefined && <span aria-hidden="true">{line.unit}</span>}
      </span>
      {places !== undefined && (
        <datalist id={places}>
          {desk.settlements.map((name) => (
            <option key={name} value={name} />
          ))}
        </datalist>
      )}
    </Field>
  );
}
