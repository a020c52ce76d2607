// One stored paper in the list: name, size, the beginning of its hash, a look at it, its removal. Pictures are read
// only when somebody wants to see them; a slow disk holds many.
import { useEffect, useState } from 'react';
import type { PaperRef } from '../../../shared/forms/answers.ts';
import type { Problem } from '../../../shared/problems.ts';
import { Button } from '../../components/Button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { picturesIn } from '../../scan/pdf.ts';
import type { Papers } from '../control.ts';
import { paperSize } from '../papers.ts';

interface Props {
  readonly paper: PaperRef;
  readonly papers: Pick<Papers, 'read'>;
  readonly onRemove?: () => void;
  readonly onReplace?: () => void;
}

/** What is to be seen of a paper: itself, or the pages of a scan. A PDF is never handed to a viewer that would run it. */
function picturesOf(mediaType: string, bytes: Uint8Array<ArrayBuffer>): Blob[] {
  if (mediaType !== 'application/pdf') return [new Blob([bytes], { type: mediaType })];
  return picturesIn(bytes).map((jpeg) => new Blob([jpeg], { type: 'image/jpeg' }));
}

/** The pictures as blob URLs while they are wanted; given back to the browser afterwards. */
function usePictures(wanted: boolean, { paper, papers }: Props) {
  const [pictures, setPictures] = useState<{ urls: readonly string[] } | { problem: Problem } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let urls: string[] = [];
    let gone = false;
    void papers.read(paper.sha256).then((read) => {
      if (gone) return;
      if (!read.ok) return setPictures({ problem: read.problem });
      urls = picturesOf(read.value.mediaType, read.value.bytes).map((one) => URL.createObjectURL(one));
      setPictures({ urls });
    });
    return () => {
      gone = true;
      setPictures(null);
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, [wanted, paper, papers]);
  return pictures;
}

export function PaperRow(props: Props) {
  const { t } = useText();
  const { paper, onRemove, onReplace } = props;
  const [open, setOpen] = useState(false);
  const pictures = usePictures(open, props);
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
          <Button kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'form.papers.hide' : 'form.papers.show')}
            <span className="hidden-text"> {paper.name}</span>
          </Button>
          {onReplace !== undefined && (
            <Button kind="quiet" onClick={onReplace}>
              {t('form.papers.replace')}
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
      {pictures !== null &&
        'urls' in pictures &&
        pictures.urls.map((url, at) => (
          <img
            key={url}
            className="paper-picture"
            src={url}
            alt={t('form.papers.picture', { file: `${paper.name}${pictures.urls.length > 1 ? ` ${at + 1}` : ''}` })}
          />
        ))}
      {pictures !== null && 'urls' in pictures && pictures.urls.length === 0 && (
        <p className="small">{t('form.papers.noPicture')}</p>
      )}
      {pictures !== null && 'problem' in pictures && (
        <p className="field-message">{t(`problem.${pictures.problem.code}.title`)}</p>
      )}
    </li>
  );
}
