// Papers on their way, each with how far it got. A full bar is no proof: a paper leaves this list when central has said,
// signed, that it has it.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { PaperQueue, WaitingPaper } from '../../shared/contract/papers.ts';
import { Button } from '../components/Button.tsx';
import { LoadedView } from '../components/LoadedView.tsx';
import { Notice } from '../components/Notice.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { letPapers, readPapers, setPrice } from '../effects/papers.ts';
import { useText, type Words } from '../i18n/use-text.ts';
import { usePapers } from '../state/papers.ts';
import { sizeText } from '../text/size.ts';

const shown = 5;

function stateText({ t }: Words, { sending, sent, size }: WaitingPaper): string {
  if (sending) return sent < size ? t('papers.sending') : t('papers.confirming');
  return sent > 0 ? t('papers.paused') : t('papers.waiting');
}

function columns(words: Words): Column<readonly [number, WaitingPaper]>[] {
  const { t } = words;
  return [
    {
      key: 'case',
      heading: t('papers.case'),
      cell: ([, paper]) => <span className="numeral">{formatDeskNumber(paper.deskNumber)}</span>,
    },
    {
      key: 'progress',
      heading: t('papers.progress'),
      cell: ([, paper]) => {
        const gone = t('papers.of', { sent: sizeText(t, paper.sent), size: sizeText(t, paper.size) });
        return (
          <div className="stack-tight">
            <progress className="bytes-sent" max={paper.size} value={paper.sent} aria-label={gone} />
            <span className="small">
              {stateText(words, paper)} · {gone}
            </span>
          </div>
        );
      },
    },
  ];
}

/** What a line that costs by the megabyte holds back, and the word that lets it go. */
function Price({ queue: { metered, held } }: { readonly queue: PaperQueue }) {
  const { t } = useText();
  return (
    <>
      {metered && (
        <Notice tone={held.count > 0 ? 'warn' : 'info'} title={t('papers.metered')}>
          {held.count > 0 && (
            <>
              <p>{t('papers.held', { count: held.count, size: sizeText(t, held.bytes) })}</p>
              <Button kind="primary" onClick={() => void letPapers()}>
                {t('papers.let', { size: sizeText(t, held.bytes) })}
              </Button>
            </>
          )}
        </Notice>
      )}
      <label className="choice">
        <input type="checkbox" checked={metered} onChange={(event) => void setPrice(event.target.checked)} />
        <span>{t('papers.price')}</span>
      </label>
    </>
  );
}

function Waiting({ queue }: { readonly queue: PaperQueue }) {
  const words = useText();
  const { t } = words;
  if (queue.count === 0) return <p>{t('papers.none')}</p>;
  const moving = [...queue.papers].sort((one, other) => Number(other.sending) - Number(one.sending)).slice(0, shown);
  const problems = [
    ...new Map(queue.papers.flatMap(({ problem }) => (problem === null ? [] : [[problem.code, problem]]))).values(),
  ];
  return (
    <>
      <p>{t('papers.sum', { count: queue.count, size: sizeText(t, queue.bytes) })}</p>
      {problems.map((problem) => (
        <ProblemNotice key={problem.code} problem={problem} urgent={false} tone="warn" />
      ))}
      <Table
        caption={t('papers.title')}
        columns={columns(words)}
        rows={moving.map((paper, place) => [place, paper] as const)}
        rowKey={([place]) => String(place)}
      />
      {queue.count > moving.length && (
        <p className="small">{t('papers.more', { count: queue.count - moving.length })}</p>
      )}
    </>
  );
}

export function PapersPanel() {
  const { t } = useText();
  const papers = usePapers((state) => state.papers);
  useEffect(() => {
    void readPapers();
  }, []);
  return (
    <section className="panel stack" aria-labelledby="papers-title">
      <h2 id="papers-title">{t('papers.title')}</h2>
      <LoadedView of={papers} onRetry={() => void readPapers()}>
        {(queue) => (
          <>
            <Waiting queue={queue} />
            <Price queue={queue} />
          </>
        )}
      </LoadedView>
    </section>
  );
}
