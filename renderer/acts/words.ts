// The options of an act's fields in words.
import type { TFunction } from 'i18next';
import { callOutcomes, recipients, transferWays } from '../../shared/cases/acts.ts';
import type { LocalText } from '../../shared/primitives.ts';
import { statusText } from '../text/status.ts';

/** The word in the screen's language, for both languages of a label: only the one on screen is shown. */
export function optionWords(t: TFunction, field: string, value: string): LocalText {
  const way = transferWays.find((one) => one === value);
  const outcome = callOutcomes.find((one) => one === value);
  const recipient = recipients.find((one) => one === value);
  const word =
    field === 'how' && way !== undefined
      ? t(`act.how.${way}`)
      : field === 'outcome' && outcome !== undefined
        ? t(`act.outcome.${outcome}`)
        : recipient !== undefined
          ? t(`act.to.${recipient}`)
          : statusText(t, value);
  return { ka: word, en: word };
}
