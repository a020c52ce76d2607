// The question before a filed case is changed by a button: what it means is said first, a reason is demanded, and a refusal
// is read where it was asked.
import { type ReactNode, useState } from 'react';
import { isReason } from '../../shared/cases/reason.ts';
import type { Problem } from '../../shared/problems.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { Form } from '../components/Form.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { TextField } from '../components/TextField.tsx';
import { useText } from '../i18n/use-text.ts';

interface Props {
  /** Begins the ids of its controls. */
  readonly id: string;
  readonly title: string;
  /** What the change means, a paragraph each. */
  readonly means: readonly string[];
  /** The words of the button that does it. */
  readonly confirm: string;
  /** What else is asked is answered. */
  readonly complete: boolean;
  /** What else is asked; `tried`: it was to be sent, so what is missing is told. */
  readonly children: (tried: boolean) => ReactNode;
  /** Does it; null when it is done. */
  readonly onSend: (reason: string) => Promise<Problem | null>;
  readonly onClose: () => void;
}

export function ChangeDialog({ id, title, means, confirm, complete, children, onSend, onClose }: Props) {
  const { t } = useText();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const send = async (): Promise<void> => {
    setTried(true);
    if (!complete || !isReason(reason)) return;
    const failed = await onSend(reason.trim());
    if (failed === null) onClose();
    else setProblem(failed);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <Form onSend={send}>
        {means.map((text) => (
          <p key={text}>{text}</p>
        ))}
        {problem !== null && <ProblemNotice problem={problem} />}
        {children(tried)}
        <TextField
          id={`${id}-reason`}
          label={t('change.reason')}
          error={tried && !isReason(reason) ? t('change.reasonMissing') : null}
          width="full"
          input={{ maxLength: 500 }}
          value={reason}
          onChange={setReason}
        />
        <div className="row">
          <Button type="submit" kind="primary">
            {confirm}
          </Button>
          <Button onClick={onClose}>{t('change.keep')}</Button>
        </div>
      </Form>
    </Dialog>
  );
}
