// The papers at one place and the ways to add more: chosen as files, stored at once, listed with what tells them apart.
// The browser's own file box is hidden because its words follow the system's language, not the screen's.
import { type ReactNode, useRef, useState } from 'react';
import type { PaperRef } from '../../../shared/forms/answers.ts';
import type { Validation } from '../../../shared/forms/field.ts';
import type { Problem } from '../../../shared/problems.ts';
import { Button } from '../../components/Button.tsx';
import { useText } from '../../i18n/use-text.ts';
import { PagesDialog } from '../../scan/PagesDialog.tsx';
import type { Papers } from '../control.ts';
import { addPapers } from '../papers.ts';
import { PaperRow } from './PaperRow.tsx';

interface Props {
  /** Id of the button; links land there. */
  readonly id: string;
  readonly describedBy: string | undefined;
  readonly words: ReactNode;
  /** What the papers are, as people name it. */
  readonly name: string;
  readonly path: string;
  readonly limits: Validation;
  readonly held: readonly PaperRef[];
  readonly papers: Papers;
  readonly onChange: (papers: readonly PaperRef[]) => void;
}

export function PaperIntake(props: Props) {
  const { t } = useText();
  const { id, path, limits, held, papers, onChange } = props;
  const chooser = useRef<HTMLInputElement>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const [scanning, setScanning] = useState(false);
  const [refused, setRefused] = useState<readonly { file: string; problem: Problem }[]>([]);

  /** Content of the paper that the file being chosen is to replace. */
  const replaces = useRef<string | null>(null);
  const choose = (instead: string | null): void => {
    replaces.current = instead;
    if (chooser.current === null) return;
    chooser.current.multiple = instead === null;
    chooser.current.click();
  };
  const add = async (files: File[]): Promise<void> => {
    setRefused([]);
    const instead = replaces.current === null ? {} : { replaces: replaces.current };
    await addPapers(files, { path, limits, held, papers, ...instead }, (file, outcome) => {
      setAdding(outcome === 'adding' ? file : null);
      if (outcome !== null && outcome !== 'adding') setRefused((all) => [...all, { file, problem: outcome }]);
    });
  };
  const remove = (paper: PaperRef): void => {
    onChange(held.filter((other) => other !== paper));
    document.getElementById(id)?.focus();
  };

  return (
    <>
      {held.length > 0 && (
        <ul className="papers">
          {held.map((paper) => (
            <PaperRow
              key={paper.sha256}
              paper={paper}
              papers={papers}
              onRemove={() => remove(paper)}
              onReplace={() => choose(paper.sha256)}
            />
          ))}
        </ul>
      )}
      <div className="row">
        <Button id={id} aria-describedby={props.describedBy} onClick={() => choose(null)}>
          {props.words}
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
        <Button onClick={() => setScanning(true)}>
          {t('scan.open')}
          <span className="hidden-text">: {props.name}</span>
        </Button>
        <span role="status">{adding !== null && t('form.papers.adding', { file: adding })}</span>
      </div>
      {scanning && (
        <PagesDialog
          name={props.name}
          limits={limits}
          attach={(file, bytes) => papers.add(path, file, bytes)}
          onClose={() => setScanning(false)}
        />
      )}
      <div role="alert">
        <ul className="field-message">
          {refused.map(({ file, problem }) => (
            <li key={file}>
              {file}: {t(`problem.${problem.code}.title`)}. {t(`problem.${problem.code}.remedy`)}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}
