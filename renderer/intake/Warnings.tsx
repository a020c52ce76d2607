// What the desk warns of before an application is filed. It holds nobody up who states a reason; the reason is kept with
// the case for whoever decides it.
import type { DraftContent } from '../../shared/contract/drafts.ts';
import { acceptedRows, acceptedWarnings, type Raised } from '../../shared/forms/warnings.ts';
import { Button } from '../components/Button.tsx';
import { Notice } from '../components/Notice.tsx';
import { TextField } from '../components/TextField.tsx';
import { typedText } from '../forms/control.ts';
import { useErrorText } from '../forms/messages.ts';
import { elementId, withAnswer } from '../forms/paths.ts';
import { useText } from '../i18n/use-text.ts';
import { edit, moveTo } from './effects.ts';
import { type OpenIntake, shownErrors } from './open.ts';
import { checkContent, stepOf } from './steps.ts';

const bag = `applicant.${acceptedWarnings}`;
const reasonAt = (row: number): string => `${bag}.${row}.reason`;

/** The content with the rows as they are now, and the reason in one of them. */
function withReason(content: DraftContent, raised: readonly Raised[], row: number, reason: string): DraftContent {
  const rows = acceptedRows(raised, content.applicant[acceptedWarnings]);
  return withAnswer(withAnswer(content, bag, rows), reasonAt(row), reason);
}

export function Warnings({ open }: { readonly open: OpenIntake }) {
  const { t, say } = useText();
  const errorText = useErrorText();
  const { raised } = checkContent(open.view, open.content, open.saving.savedAt);
  const errors = shownErrors(open);
  const rows = acceptedRows(raised, open.content.applicant[acceptedWarnings]);
  if (rows.length === 0) return null;
  return (
    <Notice tone="warn" title={t('warnings.title')}>
      <p>{t('warnings.body')}</p>
      <ol className="stack">
        {rows.map(({ warning, reason }, at) => {
          const one = raised.find(({ text }) => text.ka === warning);
          const error = errors.find(({ path }) => path === reasonAt(at));
          if (one === undefined) return null;
          return (
            <li key={one.text.ka} className="stack-close">
              <span>
                {say(one.text)} <span className="soft small">({t(`basis.${one.basis}`)})</span>{' '}
                <Button kind="quiet" onClick={() => moveTo(stepOf(one.path), elementId(one.path))}>
                  {t('intake.check.change')}
                  <span className="hidden-text"> {say(one.text)}</span>
                </Button>
              </span>
              <TextField
                id={elementId(reasonAt(at))}
                label={t('warnings.reason')}
                error={error === undefined ? null : errorText(error)}
                width="full"
                input={{ maxLength: 300 }}
                value={typedText(reason)}
                onChange={(text) => edit(open.draft, (content) => withReason(content, raised, at, text))}
              />
            </li>
          );
        })}
      </ol>
    </Notice>
  );
}
