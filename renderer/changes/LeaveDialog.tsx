// Who of several applicants leaves the application and why; that it stays for the others is said before.
import { useState } from 'react';
import type { ChangeRule } from '../../shared/cases/changed.ts';
import { isReason } from '../../shared/cases/reason.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import type { Problem } from '../../shared/problems.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form } from '../components/Form.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { Select } from '../components/Select.tsx';
import { TextField } from '../components/TextField.tsx';
import { leaveCase } from '../effects/changes.ts';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly view: CaseView;
  readonly rule: ChangeRule;
  /** Names of those who can leave, in the order of the application. */
  readonly further: readonly string[];
  readonly onClose: () => void;
}

export function LeaveDialog({ view, rule, further, onClose }: Props) {
  const { t } = useText();
  const [place, setPlace] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const noReason = !isReason(reason);
  const send = async (): Promise<void> => {
    setTried(true);
    if (place === '' || noReason) return;
    const failed = await leaveCase(view.summary.deskNumber, view.version, Number(place), reason.trim());
    if (failed === null) onClose();
    else setProblem(failed);
  };
  return (
    <Dialog title={t('change.leaveTitle')} onClose={onClose}>
      <Form onSend={send}>
        <p>{t('change.leaveBody')}</p>
        <p>{t(`change.rule.${rule}`)}</p>
        {problem !== null && <ProblemNotice problem={problem} />}
        <Select
          id="leave-who"
          label={t('change.leaveWho')}
          error={tried && place === '' ? t('change.leaveWhoMissing') : null}
          width="full"
          choices={further.map((name, at) => ({ value: String(at), label: name }))}
          value={place}
          onChange={setPlace}
        />
        <TextField
          id="leave-reason"
          label={t('change.reason')}
          error={tried && noReason ? t('change.reasonMissing') : null}
          width="full"
          input={{ maxLength: 500 }}
          value={reason}
          onChange={setReason}
        />
        <div className="row">
          <Button type="submit" kind="primary">
            {t('change.leaveConfirm')}
          </Button>
          <Button onClick={onClose}>{t('change.keep')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
