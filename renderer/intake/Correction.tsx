// The end of a correction: what changes against the case as it stands, what that means, and the reason.
import { changedFields, changeRule } from '../../shared/cases/changed.ts';
import { ChangedAnswers } from '../changes/ChangedAnswers.tsx';
import { TextField } from '../components/TextField.tsx';
import { useText } from '../i18n/use-text.ts';
import { giveReason } from './effects.ts';
import type { OpenIntake } from './open.ts';
import { checkContent } from './steps.ts';

export function Correction({ open }: { readonly open: OpenIntake }) {
  const { t } = useText();
  const { correction, view, content, saving } = open;
  if (correction === null) return null;
  const { before, summary, form, applicantFields, reason, missing } = correction;
  const changed = changedFields(before, checkContent(view, content, saving.savedAt));
  const rule = changeRule(summary);
  return (
    <section className="panel stack" aria-labelledby="correction-title">
      <h2 id="correction-title">{t('change.checkTitle')}</h2>
      {rule !== null && <p>{t(`change.rule.${rule}`)}</p>}
      {changed.length === 0 ? (
        <p>{t('change.none')}</p>
      ) : (
        <ChangedAnswers changed={changed} questions={{ form, applicantFields }} />
      )}
      <TextField
        id="correction-reason"
        label={t('change.reason')}
        help={t('change.reasonHelp')}
        error={missing ? t('change.reasonMissing') : null}
        width="full"
        input={{ maxLength: 500 }}
        value={reason}
        onChange={giveReason}
      />
    </section>
  );
}
