// Is this receipt genuine? The operator scans its code; the desk answers what it proves and the text that it vouches for, to be
// held against the paper line by line. Nothing of it is stored.
import { useEffect, useRef, useState } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { CheckedReceipt } from '../../shared/contract/receipts.ts';
import type { Result } from '../../shared/result.ts';
import { showDate, showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { Form } from '../components/Form.tsx';
import { Notice } from '../components/Notice.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { TextField } from '../components/TextField.tsx';
import { go, goBack } from '../effects/navigate.ts';
import { checkReceipt } from '../effects/receipt-check.ts';
import { useText } from '../i18n/use-text.ts';
import { statusText } from '../text/status.ts';

const tones = { genuine: 'good', signed: 'warn', forged: 'bad', elsewhere: 'info', unreadable: 'warn' } as const;

function Verdict({ checked }: { readonly checked: CheckedReceipt }) {
  const { t, say } = useText();
  const { verdict, deskNumber, copy, copies, reason, dayBook, lines, printed, newer, center, key } = checked;
  return (
    <>
      {newer !== null && (
        <Notice tone="warn" title={t(`check.newer.${newer.kind}`, { at: showInstant(newer.at) })} urgent>
          <p>{t(`check.newer.${newer.kind}.what`)}</p>
          <p>
            {t(`change.standing.${newer.standing}`, {
              note: newer.standing === 'late' ? statusText(t, newer.note) : newer.note,
            })}
          </p>
        </Notice>
      )}
      <Notice tone={newer === null ? tones[verdict] : 'warn'} title={t(`check.${verdict}`)} urgent>
        <p>{t(`check.${verdict}.what`)}</p>
        {deskNumber !== null && (
          <p className="numeral">{t('check.named', { number: formatDeskNumber(deskNumber), copy: copy ?? '' })}</p>
        )}
        {copies !== null && (
          <p>
            {t('check.copies', { count: copies })}
            {reason !== null && ` · ${t('prints.reason')}: ${t(`prints.reason.${reason}`)}`}
          </p>
        )}
        {dayBook !== null && (
          <p className="numeral">{t('check.dayBook', { day: showDate(dayBook.day), sheet: dayBook.sheet })}</p>
        )}
        {center !== null && <p>{t('check.center', { center: say(center) })}</p>}
        {verdict === 'genuine' && (
          <p>
            {printed === null
              ? t('check.notNoted')
              : t('check.printed', { at: showInstant(printed.at), operator: printed.operatorName })}
          </p>
        )}
        {verdict === 'elsewhere' && key !== null && <p className="small file-path">{t('check.key', { key })}</p>}
      </Notice>
      {lines.length > 0 && (
        <section className="panel stack" aria-labelledby="check-lines">
          <h2 id="check-lines">{t('check.lines')}</h2>
          <DescriptionList facts={lines.map(({ label, value }, at) => ({ key: String(at), term: label, value }))} />
        </section>
      )}
      {verdict === 'genuine' && deskNumber !== null && (
        <div>
          <Button onClick={() => go({ name: 'case', deskNumber })}>{t('check.open')}</Button>
        </div>
      )}
    </>
  );
}

export function ReceiptCheck() {
  const { t } = useText();
  const [scanned, setScanned] = useState('');
  const [missing, setMissing] = useState(false);
  const [answer, setAnswer] = useState<Result<CheckedReceipt> | null>(null);
  useEffect(() => document.getElementById('check-scanned')?.focus(), []);
  const latest = useRef(0);
  const check = async (): Promise<void> => {
    latest.current += 1;
    const mine = latest.current;
    setMissing(scanned.trim() === '');
    // The scanner types the next one into the same field, maybe before this one is answered: nothing that stands here may
    // be said of another paper than the last.
    setScanned('');
    setAnswer(null);
    if (scanned.trim() === '') return;
    const checked = await checkReceipt(scanned);
    if (mine === latest.current) setAnswer(checked);
  };
  return (
    <Page
      title={t('check.title')}
      lead={t('check.lead')}
      focusTitle={false}
      actions={<Button onClick={goBack}>{t('common.back')}</Button>}
    >
      <div className="reading stack">
        <Form onSend={() => void check()}>
          <TextField
            id="check-scanned"
            label={t('check.scanned')}
            help={t('check.scannedHelp')}
            error={missing ? t('check.scannedMissing') : null}
            width="full"
            input={{ maxLength: 1000, inputMode: 'numeric' }}
            value={scanned}
            onChange={setScanned}
          />
          <div>
            <Button type="submit" kind="primary">
              {t('check.check')}
            </Button>
          </div>
        </Form>
        {answer !== null &&
          (answer.ok ? <Verdict checked={answer.value} /> : <ProblemNotice problem={answer.problem} />)}
      </div>
    </Page>
  );
}
