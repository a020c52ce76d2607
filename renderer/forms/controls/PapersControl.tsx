// Scans and photos: chosen as files, stored at once, listed with what tells them apart. The browser's own file box is
// hidden because its words follow the system's language, not the screen's.
import { useRef, useState } from 'react';
import type { PaperRef } from '../../../shared/forms/answers.ts';
import type { Problem } from '../../../shared/problems.ts';
import { Button } from '../../components/Button.tsx';
import { controlProps, FieldGroup } from '../../components/Field.tsx';
import { useText } from '../../i18n/use-text.ts';
import type { ControlProps } from '../control.ts';
import { addPapers, papersOf } from '../papers.ts';
import { PaperRow } from './PaperRow.tsx';

export function PapersControl(props: ControlProps) {
  const { t } = useText();
  const { field, path, answer, desk, id, label, error, optional, onAnswer } = props;
  const chooser = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const [refused, setRefused] = useState<readonly { file: string; problem: Problem }[]>([]);
  const limits = field.validation;
  const papers = papersOf(answer);
  const help = (
    <>
      {props.help}{' '}
      {t('form.papers.limits', {
        count: limits.maxItems ?? 50,
        size: limits.maxSizeMiB ?? '–',
        kinds: (limits.accept ?? []).map((type) => t(`form.papers.${type}` as 'form.papers.image/png')).join(', '),
      })}
    </>
  );
  const notes = { id, label, error, help };

  const add = async (files: File[]): Promise<void> => {
    setRefused([]);
    await addPapers(files, { path, limits, held: papers.length, desk }, (file, outcome) => {
      setAdding(outcome === 'adding' ? file : null);
      if (outcome !== null && outcome !== 'adding') setRefused((all) => [...all, { file, problem: outcome }]);
    });
  };
  const remove = (paper: PaperRef): void => {
    onAnswer(papers.filter((other) => other !== paper));
    document.getElementById(id)?.focus();
  };

  return (
    <FieldGroup {...notes} optional={optional}>
      {papers.length > 0 && (
        <ul className="papers">
          {papers.map((paper) => (
            <PaperRow key={paper.sha256} paper={paper} papers={desk.papers} onRemove={() => remove(paper)} />
          ))}
        </ul>
      )}
      <div className="row">
        <Button {...controlProps({ ...notes, error: undefined })} onClick={() => chooser.current?.click()}>
          {t(field.type === 'photo' ? 'form.papers.choosePhotos' : 'form.papers.chooseFiles')}
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          multiple
          aria-hidden="true"
          tabIndex={-1}
          accept={limits.accept?.join(',')}
          onChange={(event) => {
            const files = [...(event.target.files ?? [])];
            event.target.value = '';
            void add(files);
          }}
        />
        <span role="status">{adding !== null && t('form.papers.adding', { file: adding })}</span>
      </div>
      <div role="alert">
        <ul className="field-message">
          {refused.map(({ file, problem }) => (
            <li key={file}>
              {file}: {t(`problem.${problem.code}.title`)}. {t(`problem.${problem.code}.remedy`)}
            </li>
          ))}
        </ul>
      </div>
    </FieldGroup>
  );
}
