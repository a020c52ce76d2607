// The computer's clock, where central's time speaks against it.
import type { clock as ka } from '../ka/clock.ts';

export const clock: Record<keyof typeof ka, string> = {
  'clock.behind.title': 'This computer’s clock is behind',
  'clock.behind.what':
    'You can take cases: they are dated by the last proven time. Set the computer’s date and time or call technical support. If the clock falls behind at every start, the computer’s battery must be replaced.',
  'clock.ahead.title': 'This computer’s clock is ahead',
  'clock.ahead.what':
    'You can take cases, but they are dated by this clock. Set the computer’s date and time or call technical support.',
};
