// A screen's outer form: one title that takes the focus on arrival (so that a screen reader says where we are), then the
// content. A screen whose work begins in a field focuses that field instead (`focusTitle={false}`).
import { type ReactNode, useEffect, useRef } from 'react';
import { useText } from '../i18n/use-text.ts';

interface Props {
  readonly title: string;
  readonly lead?: ReactNode;
  readonly actions?: ReactNode;
  readonly focusTitle?: boolean;
  readonly children: ReactNode;
}

export function Page({ title, lead, actions, focusTitle = true, children }: Props) {
  const { t } = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focusTitle) heading.current?.focus();
  }, [focusTitle]);
  useEffect(() => {
    document.title = `${title} – ${t('frame.name')}`;
  }, [title, t]);
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {lead !== undefined && <p className="page-lead">{lead}</p>}
        </div>
        {actions !== undefined && <div className="row">{actions}</div>}
      </div>
      {children}
    </div>
  );
}
