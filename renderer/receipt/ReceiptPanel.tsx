// The receipt: look at it, print it, or save it as a file. Made by the desk from committed data only; shown in a frame
// of its own, so that what is seen is what is printed.
import { useEffect, useState } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { printReasonSchema } from '../../shared/contract/cases.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Select } from '../components/Select.tsx';
import { printedWrong } from '../effects/prints.ts';
import { forgetPrinting, printReceipt } from '../effects/receipt.ts';
import { useText } from '../i18n/use-text.ts';
import { type Printing, useReceipt } from '../state/cases.ts';
import { usePrints } from '../state/prints.ts';
import { PaperChoice } from './PaperChoice.tsx';

const seenTroubles = ['no-paper', 'wrong-size', 'unreadable'] as const;

function Outcome({ printing }: { readonly printing: Printing }) {
  const { t } = useText();
  if (printing.state === 'failed') return <ProblemNotice problem={printing.problem} />;
  if (printing.state !== 'printed') return null;
  const { copy, file } = printing;
  return (
    <Notice tone="good" urgent title={file === null ? t('receipt.printed', { copy }) : t('receipt.saved', { copy })}>
      {file !== null && <p className="file-path">{t('receipt.file', { file })}</p>}
      {file !== null && <p>{t('receipt.fileOpen')}</p>}
    </Notice>
  );
}

interface Props {
  readonly deskNumber: string;
  /** Whether the receipt itself is seen from the start (right after saving it is). */
  readonly open?: boolean;
  /** Puts the focus on printing when it appears: the next thing an operator does after saving. */
  readonly focusPrint?: boolean;
  /** How many were made already: one more has a reason. */
  readonly copies?: number;
}

/** Nobody but the operator sees what comes out of the printer. */
function CameOutWrong({ deskNumber }: { readonly deskNumber: string }) {
  const { t } = useText();
  const problem = usePrints((state) => state.problem);
  const [trouble, setTrouble] = useState('');
  const [sent, setSent] = useState<boolean | null>(null);
  const seen = seenTroubles.find((one) => one === trouble);
  if (sent) return <p role="status">{t('prints.wrongDone')}</p>;
  return (
    <div className="stack">
      <div className="row">
        <Select
          id="print-wrong"
          label={t('prints.wrong')}
          choices={seenTroubles.map((one) => ({ value: one, label: t(`prints.trouble.${one}`) }))}
          value={trouble}
          onChange={setTrouble}
        />
        {seen !== undefined && (
          <Button onClick={() => void printedWrong(deskNumber, seen).then(setSent)}>{t('prints.wrongSend')}</Button>
        )}
      </div>
      {sent === false && problem !== null && <ProblemNotice problem={problem} />}
    </div>
  );
}

export function ReceiptPanel({ deskNumber, open = false, focusPrint = false, copies = 0 }: Props) {
  const { t } = useText();
  const { size, printing } = useReceipt();
  const [shown, setShown] = useState(open);
  const [reason, setReason] = useState('');
  useEffect(() => forgetPrinting, []);
  useEffect(() => {
    if (focusPrint) document.getElementById('receipt-print')?.focus();
  }, [focusPrint]);
  const why = printReasonSchema.safeParse(reason).data;
  const busy = printing.state === 'printing' ? printing.to : null;
  return (
    <section className="panel stack" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{t('receipt.title')}</h2>
      <PaperChoice id="receipt-size" />
      {copies > 0 && (
        <Select
          id="print-reason"
          label={t('prints.reason')}
          choices={printReasonSchema.options.map((one) => ({ value: one, label: t(`prints.reason.${one}`) }))}
          value={reason}
          onChange={setReason}
        />
      )}
      <div className="row">
        <Button
          id="receipt-print"
          kind="primary"
          aria-disabled={busy !== null}
          onClick={() => void printReceipt(deskNumber, 'printer', why)}
        >
          {busy === 'printer' ? t('receipt.printing') : t('receipt.print')}
        </Button>
        <Button aria-disabled={busy !== null} onClick={() => void printReceipt(deskNumber, 'pdf', why)}>
          {busy === 'pdf' ? t('receipt.saving') : t('receipt.pdf')}
        </Button>
        <Button kind="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? t('receipt.hide') : t('receipt.show')}
        </Button>
      </div>
      <Outcome printing={printing} />
      {printing.state === 'printed' && printing.file === null && (
        <CameOutWrong key={printing.copy} deskNumber={deskNumber} />
      )}
      {shown && (
        <iframe
          className={size === '80mm' ? 'receipt-frame receipt-frame-roll' : 'receipt-frame'}
          title={t('receipt.frame', { number: formatDeskNumber(deskNumber) })}
          src={`/receipt/${deskNumber}/${size}`}
        />
      )}
    </section>
  );
}
