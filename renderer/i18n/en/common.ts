// Words used on every screen.
import type { common as ka } from '../ka/common.ts';

export const common: Record<keyof typeof ka, string> = {
  'common.back': 'Back',
  'common.retry': 'Try again',
  'common.close': 'Close',
  'common.loading': 'Loading…',
  'common.optional': 'optional',
  'common.choose': 'Choose',
  'common.errorCode': 'Error code: {{code}}',
  'common.errorSummary': 'Please correct:',
  'common.warning': 'Warning',
  'common.error': 'Error',
};
