// A case's number as the way to it, the same in every list.
import type { ButtonHTMLAttributes } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import { Button } from '../components/Button.tsx';
import { go } from '../effects/navigate.ts';

interface Props extends Pick<ButtonHTMLAttributes<HTMLButtonElement>, 'onKeyDown'> {
  readonly deskNumber: string;
}

export function CaseLink({ deskNumber, onKeyDown }: Props) {
  return (
    <Button kind="quiet" className="numeral" onClick={() => go({ name: 'case', deskNumber })} onKeyDown={onKeyDown}>
      {formatDeskNumber(deskNumber)}
    </Button>
  );
}
