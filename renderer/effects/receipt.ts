// Chooses the receipt's paper and prints it, or saves it as a PDF file.
import type { ReceiptSize } from '../../shared/contract/cases.ts';
import { emptyReceipt, useReceipt } from '../state/cases.ts';
import { call } from './call.ts';

export const chooseReceiptSize = (size: ReceiptSize): void => useReceipt.setState({ ...emptyReceipt, size });
/** Forgets what became of the last print, before another case is shown. */
export const forgetPrinting = (): void => useReceipt.setState({ printing: emptyReceipt.printing });

/** Prints one copy; a second press while printing does nothing. Problem: receipt.not-printed. */
export async function printReceipt(deskNumber: string, to: 'printer' | 'pdf'): Promise<void> {
  const { size, printing } = useReceipt.getState();
  if (printing.state === 'printing') return;
  useReceipt.setState({ printing: { state: 'printing', to } });
  const done = await call('receipt.print', { deskNumber, size, to });
  useReceipt.setState({
    printing: done.ok ? { state: 'printed', ...done.value } : { state: 'failed', problem: done.problem },
  });
}
