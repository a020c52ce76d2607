// The receipt: look at it, print it, or save it as a file. Made by the desk from committed data only; shown in a frame
// of its own, so that what is seen is what is printed.
import { useEffect, useState } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { forgetPrinting, printReceipt } from '../effects/receipt.ts';
import { useText } from '../i18n/use-text.ts';
import { type Printing, useReceipt } from '../state/cases.ts';
import { PaperChoice } from './PaperChoice.tsx';

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
}

export function ReceiptPanel({ deskNumber, open = false, focusPrint = false }: Props) {
  const { t } = useText();
  const { size, printing } = useReceipt();
  const [shown, setShown] = useState(open);
  useEffect(() => forgetPrinting, []);
  useEffect(() => {
    if (focusPrint) document.getElementById('receipt-print')?.focus();
  }, [focusPrint]);
  const busy = printing.state === 'printing' ? printing.to : null;
  return (
    <section className="panel stack" aria-labelledby="receipt-title">
      <h2 id="receipt-title">{t('receipt.title')}</h2>
      <PaperChoice id="receipt-size" />
      <div className="row">
        <Button
          id="receipt-print"
          kind="primary"
          aria-disabled={busy !== null}
          onClick={() => void printReceipt(deskNumber, 'printer')}
        >
          {busy === 'printer' ? t('receipt.printing') : t('receipt.print')}
        </Button>
        <Button aria-disabled={busy !== null} onClick={() => void printReceipt(deskNumber, 'pdf')}>
          {busy === 'pdf' ? t('receipt.saving') : t('receipt.pdf')}
        </Button>
        <Button kind="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
          {shown ? t('receipt.hide') : t('receipt.show')}
        </Button>
      </div>
      <Outcome printing={printing} />
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
