// Chooses the receipt's paper and prints it, or saves it as a PDF file.
import type { PrintReason, ReceiptSize } from '../../shared/contract/cases.ts';
import { emptyReceipt, useReceipt } from '../state/cases.ts';
import { call } from './call.ts';

/** Chooses the paper; what was printed on another is told no longer, what is being printed still will be. */
export const chooseReceiptSize = (size: ReceiptSize): void =>
  useReceipt.setState(({ printing }) => ({
    size,
    printing: printing.state === 'printing' ? printing : emptyReceipt.printing,
  }));
/** Forgets what became of the last print, before another case is shown. */
export const forgetPrinting = (): void => useReceipt.setState({ printing: emptyReceipt.printing });

/**
 * Prints one copy; a second press while printing does nothing, and an answer that comes after the case was left is told
 * nobody. Problem: receipt.not-printed.
 */
export async function printReceipt(deskNumber: string, to: 'printer' | 'pdf', reason?: PrintReason): Promise<void> {
  const { size, printing: before } = useReceipt.getState();
  if (before.state === 'printing') return;
  const printing = { state: 'printing', to } as const;
  useReceipt.setState({ printing });
  const done = await call('receipt.print', { deskNumber, size, to, ...(reason !== undefined && { reason }) });
  if (useReceipt.getState().printing !== printing) return;
  useReceipt.setState({
    printing: done.ok ? { state: 'printed', ...done.value } : { state: 'failed', problem: done.problem },
  });
}
