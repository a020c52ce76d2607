// An expected failure in the operator's words: what happened, what to do next, and the code to tell IT on the phone.
import type { ReactNode } from 'react';
import type { Problem } from '../../shared/problems.ts';
import { useText } from '../i18n/use-text.ts';
import { Button } from './Button.tsx';
import { Notice } from './Notice.tsx';

interface Props {
  readonly problem: Problem;
  readonly onRetry?: () => void;
  readonly urgent?: boolean;
  readonly tone?: 'warn' | 'bad';
  readonly children?: ReactNode;
}

export function ProblemNotice({ problem, onRetry, urgent = true, tone = 'bad', children }: Props) {
  const { t } = useText();
  return (
    <Notice tone={tone} urgent={urgent} title={t(`problem.${problem.code}.title`)}>
      <p>{t(`problem.${problem.code}.remedy`)}</p>
      {children}
      {onRetry !== undefined && <Button onClick={onRetry}>{t('common.retry')}</Button>}
      <p className="small">{t('common.errorCode', { code: problem.code })}</p>
    </Notice>
  );
}
