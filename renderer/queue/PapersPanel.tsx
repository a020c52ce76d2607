// Papers on their way, each with how far it got. A full bar is no proof: a paper leaves this list when central has said,
// signed, that it has it.
import { useEffect } from 'react';
import { formatDeskNumber } from '../../shared/cases/desk-number.ts';
import type { PaperQueue, WaitingPaper } from '../../shared/contract/papers.ts';
import { LoadedView } from '../components/LoadedView.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { type Column, Table } from '../components/Table.tsx';
import { readPapers } from '../effects/papers.ts';
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
        {(queue) => <Waiting queue={queue} />}
      </LoadedView>
    </section>
  );
}
