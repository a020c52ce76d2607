// One stored paper in the list: name, size, the beginning of its hash, a look at it, its removal. Pictures are read
// only when somebody wants to see them; a slow disk holds many.
import { useEffect, useState } from 'react';
import type { PaperRef } from '../../../shared/forms/answers.ts';
import type { Problem } from '../../../shared/problems.ts';
import { Button } from '../../components/Button.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { Papers } from '../control.ts';
import { paperSize } from '../papers.ts';

interface Props {
  readonly paper: PaperRef;
  readonly papers: Pick<Papers, 'read'>;
  readonly onRemove?: () => void;
}

/** The picture as a blob URL while it is wanted; given back to the browser afterwards. */
function usePicture(wanted: boolean, { paper, papers }: Props) {
  const [picture, setPicture] = useState<{ url: string } | { problem: Problem } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let url: string | null = null;
    let gone = false;
    void papers.read(paper.sha256).then((read) => {
      if (gone) return;
      if (!read.ok) return setPicture({ problem: read.problem });
      url = URL.createObjectURL(new Blob([read.value.bytes], { type: read.value.mediaType }));
      setPicture({ url });
    });
    return () => {
      gone = true;
      setPicture(null);
      if (url !== null) URL.revokeObjectURL(url);
    };
  }, [wanted, paper, papers]);
  return picture;
}

export function PaperRow(props: Props) {
  const { t } = useText();
  const { paper, onRemove } = props;
  const [open, setOpen] = useState(false);
  const picture = usePicture(open, props);
  const { unit, size } = paperSize(paper.size);
  return (
    <li className="paper">
      <div className="row row-apart">
        <span>
          <span className="paper-name">{paper.name}</span>{' '}
          <span className="small soft numeral">
            {t(`form.papers.size.${unit}`, { size })} · {paper.sha256.slice(0, 8)}
          </span>
        </span>
        <span className="row">
          {paper.mediaType.startsWith('image/') && (
            <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t(open ? 'form.papers.hide' : 'form.papers.show')}
              <span className="hidden-text"> {paper.name}</span>
            </Button>
          )}
          {onRemove !== undefined && (
            <Button kind="quiet" onClick={onRemove}>
              {t('form.papers.remove')}
              <span className="hidden-text"> {paper.name}</span>
            </Button>
          )}
        </span>
      </div>
      {picture !== null && 'url' in picture && (
        <img className="paper-picture" src={picture.url} alt={t('form.papers.picture', { file: paper.name })} />
      )}
      {picture !== null && 'problem' in picture && (
        <p className="field-message">{t(`problem.${picture.problem.code}.title`)}</p>
      )}
    </li>
  );
}
