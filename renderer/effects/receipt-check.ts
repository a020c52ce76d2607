// Has the desk check the code of a receipt.
import type { CheckedReceipt } from '../../shared/contract/receipts.ts';
import type { Result } from '../../shared/result.ts';
import { call } from './call.ts';

/** No problems of its own. */
export const checkReceipt = (scanned: string): Promise<Result<CheckedReceipt>> => call('receipt.check', { scanned });
