// The box for the lines of a document, typed by a scanner or by hand. It never acts by itself: a scanner ends with Enter,
// and Enter must press nothing. The key that opened it, or Ctrl+Enter, fills the form in; Escape leaves it as it was.
import { type KeyboardEvent, useState } from 'react';
import { mrzLines } from '../../../shared/mrz/lines.ts';
import { birthChoices, offersOf } from '../../../shared/mrz/offer.ts';
import { readMrz } from '../../../shared/mrz/read.ts';
import { showDate, tbilisiDate } from '../../../shared/time/dates.ts';
import { Button } from '../../components/Button.tsx';
import { RadioGroup } from '../../components/Choices.tsx';
import { Dialog } from '../../components/Dialog.tsx';
import { TextArea } from '../../components/TextField.tsx';
import { keys } from '../../frame/keys.ts';
import { useText } from '../../i18n/use-text.ts';
import type { OpenIntake } from '../open.ts';
import { applyReading, seenByEye } from './apply.ts';
import { ReadingTable } from './ReadingTable.tsx';
import { Warnings } from './Warnings.tsx';

interface Props {
  readonly open: OpenIntake;
  /** `written`: something went into the form. */
  readonly onClose: (written: boolean) => void;
}

export function DocumentReader({ open, onClose }: Props) {
  const { t } = useText();
  const [typed, setTyped] = useState('');
  const [birth, setBirth] = useState<string | null>(null);
  const [replace, setReplace] = useState<ReadonlySet<string>>(new Set());
  const lines = mrzLines(typed);
  const reading = readMrz(lines);
  const today = tbilisiDate(open.saving.savedAt);
  const offers = reading === null ? [] : offersOf(reading, today, birth);
  const births = reading === null ? [] : birthChoices(reading, today);
  const finish = (act: Promise<void>): void => {
    void act;
    onClose(true);
  };
  const apply = (): void => {
    if (offers.length > 0) finish(applyReading(open.draft, offers, replace));
  };
  const press = (event: KeyboardEvent): void => {
    if (event.repeat || !(event.key === keys.document || (event.key === 'Enter' && event.ctrlKey))) return;
    event.preventDefault();
    event.stopPropagation();
    apply();
  };
  const turn = (field: string, on: boolean): void =>
    setReplace(new Set([...[...replace].filter((one) => one !== field), ...(on ? [field] : [])]));
  return (
    <Dialog title={t('document.title')} wide onClose={() => onClose(false)}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: only hears Ctrl+Enter from the controls inside */}
      <div className="stack reader" onKeyDown={press}>
        <TextArea
          id="document-lines"
          label={t('document.lines')}
          help={t('document.help')}
          width="full"
          input={{ rows: 3, maxLength: 400, lang: 'en' }}
          value={typed}
          onChange={(text) => {
            setTyped(text);
            setBirth(null);
            setReplace(new Set());
          }}
        />
        <div role="status" className="small">
          {reading !== null && t(`document.format.${reading.format}`)}
          {reading === null &&
            lines.length > 0 &&
            t('document.incomplete', { counts: lines.map((line) => line.length).join(', ') })}
        </div>
        {reading !== null && <Warnings reading={reading} today={today} />}
        {births.length > 1 && (
          <RadioGroup
            id="document-birth"
            label={t('document.birth')}
            inline
            choices={births.map((date) => ({ value: date, label: showDate(date) }))}
            value={birth ?? ''}
            onChange={setBirth}
          />
        )}
        {reading !== null && (
          <ReadingTable open={open} reading={reading} offers={offers} replace={replace} onReplace={turn} />
        )}
        <div className="row row-apart reader-foot">
          <Button onClick={() => finish(seenByEye(open.draft))}>{t('document.eye')}</Button>
          <span className="row">
            <Button shortcut="Esc" onClick={() => onClose(false)}>
              {t('common.close')}
            </Button>
            <Button kind="primary" shortcut={keys.document} disabled={offers.length === 0} onClick={apply}>
              {t('document.apply')}
            </Button>
          </span>
        </div>
      </div>
    </Dialog>
  );
}
