// Who takes the application back and why; what it means by where the case stands is said before.
import { useState } from 'react';
import type { ChangeRule } from '../../shared/cases/changed.ts';
import type { AskedBy } from '../../shared/cases/payload.ts';
import { isReason } from '../../shared/cases/reason.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import type { Problem } from '../../shared/problems.ts';
import { Button } from '../components/Button.tsx';
import { RadioGroup } from '../components/Choices.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form } from '../components/Form.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { TextField } from '../components/TextField.tsx';
import { withdrawCase } from '../effects/changes.ts';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly view: CaseView;
  readonly rule: ChangeRule;
  readonly onClose: () => void;
}

export function WithdrawDialog({ view, rule, onClose }: Props) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [role, setRole] = useState<AskedBy['role']>('applicant');
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const noReason = !isReason(reason);
  const noName = role === 'representative' && name.trim() === '';
  const send = async (): Promise<void> => {
    setTried(true);
    if (noReason || noName) return;
    const asked = { role, name: role === 'representative' ? name.trim() : '' };
    const failed = await withdrawCase(view.summary.deskNumber, view.version, reason.trim(), asked);
    if (failed === null) onClose();
    else setProblem(failed);
  };
  return (
    <Dialog title={t('change.withdrawTitle')} onClose={onClose}>
      <Form onSend={send}>
        <p>{t(`change.withdrawRule.${rule}`)}</p>
        <p>{t('change.withdrawBody')}</p>
        {problem !== null && <ProblemNotice problem={problem} />}
        <TextField
          id="withdraw-reason"
          label={t('change.reason')}
          error={tried && noReason ? t('change.reasonMissing') : null}
          width="full"
          input={{ maxLength: 500 }}
          value={reason}
          onChange={setReason}
        />
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
            error={tried && noName ? t('change.nameMissing') : null}
            width="full"
            input={{ maxLength: 200 }}
            value={name}
            onChange={setName}
          />
        )}
        <div className="row">
          <Button type="submit" kind="primary">
            {t('change.confirm')}
          </Button>
          <Button onClick={onClose}>{t('change.keep')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
