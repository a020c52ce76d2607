// What was found, best first: cases and drafts in one table, with what was met marked and, where the row does not show
// it anyway, named.
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { CaseState } from '../../shared/contract/cases.ts';
import type { Found } from '../../shared/contract/find.ts';
import { showDate, showInstant } from '../../shared/time/dates.ts';
import { Button } from '../components/Button.tsx';
import { CaseStateTag, WithdrawnTag } from '../components/CaseStateTag.tsx';
import { Marked } from '../components/Marked.tsx';
import { MoreButton } from '../components/MoreButton.tsx';
import { Notice } from '../components/Notice.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { Tag } from '../components/Tag.tsx';
import { findMore } from '../effects/find.ts';
import { go, goInstead } from '../effects/navigate.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { type FoundList as List, useFound } from '../state/found.ts';
import { statusText } from '../text/status.ts';
import { goAlong } from './along.ts';

const nameOf = (one: Found): string => (one.kind === 'case' ? one.case.applicantName : one.draft.applicantName);

/** Opens a case, or continues a draft. */
export function openFound(one: Found): void {
  go(one.kind === 'case' ? { name: 'case', deskNumber: one.case.deskNumber } : { name: 'intake', draft: one.draft.id });
}

function State({ one, asked }: { readonly one: Found; readonly asked: string }) {
  const { t } = useText();
  if (one.kind === 'draft') {
    return (
      <Tag tone="plain" sign="✎">
        {t('find.draft')}
      </Tag>
    );
  }
  const { state, registrationNumber, status, withdrawn } = one.case;
  return (
    <div className="stack-tight">
      <CaseStateTag state={state} />
      {withdrawn && <WithdrawnTag />}
      {registrationNumber !== null && (
        <span className="numeral small">
          № <Marked text={registrationNumber} asked={asked} />
        </span>
      )}
      {status !== null && <span className="small">{statusText(t, status)}</span>}
    </div>
  );
}

function columns({ t, say }: Words, asked: string): Column<Found>[] {
  return [
    {
      key: 'number',
      heading: t('cases.number'),
      cell: (one) => (
        <Button
          kind="quiet"
          className="numeral"
          onClick={() => openFound(one)}
          onKeyDown={goAlong}
          {...(one.kind === 'draft' && { 'aria-label': `${t('drafts.resume')}: ${nameOf(one)}` })}
        >
          {one.kind === 'case' ? (
            <Marked text={formatDeskNumber(one.case.deskNumber)} asked={asked} />
          ) : (
            t('drafts.resume')
          )}
        </Button>
      ),
    },
    {
      key: 'applicant',
      heading: t('cases.applicant'),
      cell: (one) => (
        <div className="stack-tight">
          <span>
            <Marked text={nameOf(one) || t(one.kind === 'draft' ? 'drafts.noName' : 'find.forgotten')} asked={asked} />
          </span>
          {one.facts.map(({ kind, text }) => (
            <span key={`${kind} ${text}`} className="small soft">
              {t(`find.fact.${kind}`)}: <Marked text={text} asked={asked} />
            </span>
          ))}
        </div>
      ),
    },
    {
      key: 'service',
      heading: t('cases.service'),
      cell: (one) => (
        <Marked text={say(one.kind === 'case' ? one.case.serviceName : one.draft.serviceName)} asked={asked} />
      ),
    },
    {
      key: 'filed',
      heading: t('cases.filed'),
      cell: (one) => (
        <span className="numeral">
          {one.kind === 'case' ? showDate(one.case.filedOn) : showInstant(one.draft.savedAt).slice(0, 10)}
        </span>
      ),
    },
    { key: 'state', heading: t('cases.state'), cell: (one) => <State one={one} asked={asked} /> },
  ];
}

const keyOf = (one: Found): string => (one.kind === 'case' ? one.case.case : one.draft.id);

export function FoundList({ list, state }: { readonly list: List; readonly state: CaseState | null }) {
  const words = useText();
  const { t } = words;
  const readingMore = useFound((found) => found.readingMore);
  const percent = list.ready === null ? null : Math.floor(list.ready * 100);
  return (
    <div className="stack">
      {percent !== null && <Notice tone="info" title={t('find.ready', { percent })} />}
      {list.found.length === 0 ? (
        <div className="empty stack-close" role="status">
          <h2>{state === null ? t('find.none') : t('find.noneInState')}</h2>
          <p>{list.tooMany ? t('find.noneOfMany') : t('find.noneRemedy')}</p>
          {state !== null && (
            <div>
              <Button onClick={() => goInstead({ name: 'cases', state: null })}>{t('find.allStates')}</Button>
            </div>
          )}
        </div>
      ) : (
        <>
          <Table caption={t('find.caption')} columns={columns(words, list.text)} rows={list.found} rowKey={keyOf} />
          <div className="row row-apart">
            <p className="soft" role="status">
              {list.tooMany ? t('find.tooMany', { count: list.count }) : t('find.count', { count: list.count })}
            </p>
            {list.more && (
              <MoreButton disabled={readingMore} onClick={() => void findMore(state)}>
                {readingMore ? t('common.loading') : t('find.more')}
              </MoreButton>
            )}
          </div>
        </>
      )}
    </div>
  );
}
