// What was begun and not submitted. Continuing opens a draft where it was left; deleting asks first.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { DraftSummary } from '../../shared/contract/drafts.ts';
import { showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Page } from '../components/Page.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { askDiscard, discardDraft, readDrafts } from '../effects/drafts.ts';
import { go } from '../effects/navigate.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { useDrafts } from '../state/drafts.ts';

function columns({ t, say }: Words): Column<DraftSummary>[] {
  const name = (draft: DraftSummary): string => draft.applicantName || t('drafts.noName');
  return [
    { key: 'applicant', heading: t('cases.applicant'), cell: name },
    {
      key: 'service',
      heading: t('cases.service'),
      cell: ({ serviceName, corrects }) => (
        <div className="stack-tight">
          {say(serviceName)}
          {corrects !== null && (
            <Tag tone="info" sign="✎">
              {t('change.draft', { number: formatDeskNumber(corrects) })}
            </Tag>
          )}
        </div>
      ),
    },
    {
      key: 'saved',
      heading: t('drafts.savedAt'),
      cell: (draft) => <span className="numeral">{showInstant(draft.savedAt)}</span>,
    },
    {
      key: 'actions',
      heading: t('drafts.actions'),
      cell: (draft) => (
        <div className="row row-tight">
          <Button
            onClick={() => go({ name: 'intake', draft: draft.id })}
            aria-label={`${t('drafts.resume')}: ${name(draft)}`}
          >
            {t('drafts.resume')}
          </Button>
          <Button kind="quiet" onClick={() => askDiscard(draft)} aria-label={`${t('drafts.discard')}: ${name(draft)}`}>
            {t('drafts.discard')}
          </Button>
        </div>
      ),
    },
  ];
}

function Confirm({ draft }: { readonly draft: DraftSummary }) {
  const { t, say } = useText();
  return (
    <Dialog title={t('drafts.confirmTitle')} onClose={() => askDiscard(null)}>
      <p>
        <strong>{draft.applicantName || t('drafts.noName')}</strong> · {say(draft.serviceName)}
      </p>
      <p>{t('drafts.confirmBody')}</p>
      <div className="row row-end">
        <Button onClick={() => askDiscard(null)}>{t('drafts.keep')}</Button>
        <Button kind="danger" onClick={() => void discardDraft(draft.id)}>
          {t('drafts.confirm')}
        </Button>
      </div>
    </Dialog>
  );
}

export function Drafts() {
  const words = useText();
  const { t } = words;
  const { drafts, asked, problem } = useDrafts();
  useEffect(() => {
    void readDrafts();
  }, []);
  return (
    <Page
      title={t('drafts.title')}
      lead={t('drafts.lead')}
      actions={
        <Button id="pads-open" onClick={() => go({ name: 'pads' })}>
          {t('pads.open')}
        </Button>
      }
    >
      <div className="stack">
        {problem !== null && <ProblemNotice problem={problem} />}
        <LoadedView of={drafts} onRetry={() => void readDrafts()}>
          {(rows) =>
            rows.length === 0 ? (
              <div className="empty stack-close">
                <h2>{t('drafts.none')}</h2>
                <p>{t('drafts.noneRemedy')}</p>
                <div>
                  <Button onClick={() => go({ name: 'services' })}>{t('cases.new')}</Button>
                </div>
              </div>
            ) : (
              <Table caption={t('drafts.caption')} columns={columns(words)} rows={rows} rowKey={(draft) => draft.id} />
            )
          }
        </LoadedView>
      </div>
      {asked !== null && <Confirm draft={asked} />}
    </Page>
  );
}
