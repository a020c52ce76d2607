// Who takes the application back and why; what it means by where the case stands is said before.
import { useState } from 'react';
import type { ChangeRule } from '../../shared/cases/changed.ts';
import type { AskedBy } from '../../shared/cases/payload.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import { RadioGroup } from '../components/Choices.tsx';
import { TextField } from '../components/TextField.tsx';
import { withdrawCase } from '../effects/changes.ts';
import { useText } from '../i18n/use-text.ts';
import { ChangeDialog } from './ChangeDialog.tsx';

interface Props {
  readonly view: CaseView;
  readonly rule: ChangeRule;
  readonly onClose: () => void;
}

export function WithdrawDialog({ view, rule, onClose }: Props) {
  const { t } = useText();
  const [role, setRole] = useState<AskedBy['role']>('applicant');
  const [name, setName] = useState('');
  const asked = { role, name: role === 'representative' ? name.trim() : '' };
  const complete = role === 'applicant' || asked.name !== '';
  return (
    <ChangeDialog
      id="withdraw"
      title={t('change.withdrawTitle')}
      means={[t(`change.withdrawRule.${rule}`), t('change.withdrawBody')]}
      confirm={t('change.confirm')}
      complete={complete}
      onSend={(reason) => withdrawCase(view.summary.deskNumber, view.version, reason, asked)}
      onClose={onClose}
    >
      {(tried) => (
        <>
          <RadioGroup
            id="withdraw-asked"
            label={t('change.askedBy')}
            choices={(['applicant', 'representative'] as const).map((value) => ({
              value,
              label: t(`change.askedBy.${value}`),
            }))}
            inline
            value={role}
            onChange={(value) => setRole(value === 'representative' ? value : 'applicant')}
          />
          {role === 'representative' && (
            <TextField
              id="withdraw-name"
              label={t('change.name')}
              error={tried && !complete ? t('change.nameMissing') : null}
              width="full"
              input={{ maxLength: 200 }}
              value={name}
              onChange={setName}
            />
          )}
        </>
      )}
    </ChangeDialog>
  );
}
