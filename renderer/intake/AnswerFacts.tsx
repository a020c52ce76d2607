// The answers of one bag as they will stand in the case: label, checked value, way to change it. What does not pass is
// shown as typed; the error summary says what is wrong with it.

import type { Answer } from '../../shared/forms/answers.ts';
import type { Field } from '../../shared/forms/field.ts';
import { showAnswer } from '../../shared/forms/show.ts';
import { visibleFields } from '../../shared/forms/visible.ts';
import { Button } from '../components/Button.tsx';
import { DescriptionList } from '../components/DescriptionList.tsx';
import { PaperRow } from '../forms/controls/PaperRow.tsx';
import { papersOf } from '../forms/papers.ts';
import { type Bag, elementId, rowsOf } from '../forms/paths.ts';
import { useText } from '../i18n/use-text.ts';
import { moveTo, readPaper } from './effects.ts';
import type { OpenIntake } from './open.ts';
import { checkContent, computedContent, stepOf } from './steps.ts';

const papers = { read: readPaper };

function Shown({ field, answer }: { readonly field: Field; readonly answer: Answer | undefined }) {
  const { t, say, language } = useText();
  const found = papersOf(answer);
  if (found.length > 0 && (field.type === 'file' || field.type === 'photo')) {
    return (
      <ul className="papers">
        {found.map((paper) => (
          <PaperRow key={paper.sha256} paper={paper} papers={papers} />
        ))}
      </ul>
    );
  }
  const rows = field.type === 'repeat' ? rowsOf(answer) : [];
  if (rows.length > 0) {
    return (
      <ol className="answer-rows">
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row has no identity but its place
          <li key={at}>
            {visibleFields(field.item ?? [], row).map((column) => (
              <div key={column.id}>
                <span className="soft">{say(column.label)}:</span>{' '}
                {row[column.id] === undefined ? '–' : showAnswer(column, row[column.id] ?? null, language)}
              </div>
            ))}
          </li>
        ))}
      </ol>
    );
  }
  const text = answer === undefined ? '' : showAnswer(field, answer, language);
  return text === '' ? <span className="soft">{t('intake.check.empty')}</span> : text;
}

interface Props {
  readonly open: OpenIntake;
  readonly bag: Bag;
  readonly fields: readonly Field[];
}

export function AnswerFacts({ open, bag, fields }: Props) {
  const { t, say } = useText();
  const raw = computedContent(open.view, open.content, open.saving.savedAt)[bag] ?? {};
  const values = checkContent(open.view, open.content, open.saving.savedAt)[bag];
  // What nobody types is shown where it came about: an adult is not told of an age that is asked of minors.
  const isShown = ({ id, compute }: Field): boolean => compute === undefined || raw[id] !== undefined;
  const facts = visibleFields(fields, raw)
    .filter(isShown)
    .map((field) => {
      const path = `${bag}.${field.id}`;
      return {
        key: field.id,
        term: say(field.label),
        value: <Shown field={field} answer={values[field.id] ?? raw[field.id]} />,
        action: field.compute === undefined && (
          <Button kind="quiet" onClick={() => moveTo(stepOf(path), elementId(path))}>
            {t('intake.check.change')}
            <span className="hidden-text"> {say(field.label)}</span>
          </Button>
        ),
      };
    });
  return (
    <div className="facts-check">
      <DescriptionList facts={facts} />
    </div>
  );
}
