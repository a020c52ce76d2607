// Who of several applicants leaves the application and why; that it stays for the others is said before.
import { useState } from 'react';
import type { ChangeRule } from '../../shared/cases/changed.ts';
import type { CaseView } from '../../shared/contract/cases.ts';
import { Select } from '../components/Select.tsx';
import { leaveCase } from '../effects/changes.ts';
import { useText } from '../i18n/use-text.ts';
import { ChangeDialog } from './ChangeDialog.tsx';

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
  return (
    <ChangeDialog
      id="leave"
      title={t('change.leaveTitle')}
      means={[t('change.leaveBody'), t(`change.rule.${rule}`)]}
      confirm={t('change.leaveConfirm')}
      complete={place !== ''}
      onSend={(reason) => leaveCase(view.summary.deskNumber, view.version, Number(place), reason)}
      onClose={onClose}
    >
      {(tried) => (
        <Select
          id="leave-who"
          label={t('change.leaveWho')}
          error={tried && place === '' ? t('change.leaveWhoMissing') : null}
          width="full"
          choices={further.map((name, at) => ({ value: String(at), label: name }))}
          value={place}
          onChange={setPlace}
        />
      )}
    </ChangeDialog>
  );
}
