// Pages of one paper, put together: from files, the camera or the scanner's folder, each turned, cut, made grey or smaller,
// and attached as one picture or one PDF. Nothing is stored before that; Escape leaves the draft as it was.
import { useEffect, useRef, useState } from 'react';
import type { Validation } from '../../shared/forms/field.ts';
import { type Problem, problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import { Button } from '../components/Button.tsx';
import { Dialog } from '../components/Dialog.tsx';
import { ProblemNotice } from '../components/ProblemNotice.tsx';
import { removeScanned } from '../effects/scanner.ts';
import { useText } from '../i18n/use-text.ts';
import { sizeText } from '../text/size.ts';
import { joined, useEncoded } from './encoded.ts';
import { PageEditor } from './PageEditor.tsx';
import { type Found, noPages, withPage } from './pages.ts';
import { isPicture } from './picture.ts';
import { Sources } from './Sources.tsx';

interface Props {
  /** What is scanned, as people name it; the file is named so too. */
  readonly name: string;
  readonly limits: Validation;
  /** Stores the paper. */
  readonly attach: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Result<unknown>>;
  readonly onClose: () => void;
}

const mebibyte = 1024 * 1024;

/** Ctrl+Enter from anywhere in the window: a control that had the focus may be gone with its page. */
function useCtrlEnter(act: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key !== 'Enter' || !event.ctrlKey || event.repeat) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

export function PagesDialog({ name, limits, attach, onClose }: Props) {
  const { t } = useText();
  const [pages, setPages] = useState(noPages);
  const [unreadable, setUnreadable] = useState<string | null>(null);
  const [used, setUsed] = useState<readonly string[]>([]);
  const [removing, setRemoving] = useState(false);
  const [stopped, setStopped] = useState<Problem | null>(null);
  const busy = useRef(false);
  /** Settles when all files so far are looked at: pages stand in the order in which they were chosen, however large each is. */
  const taken = useRef<Promise<void>>(Promise.resolve());
  const pictures = useEncoded(pages.pages);
  const paper = pictures === null ? null : joined(pictures);
  const most = limits.maxSizeMiB ?? 25;
  const tooLarge = paper !== null && paper.bytes.length > most * mebibyte;
  const onePage = limits.accept?.includes('application/pdf') === false;

  const store = async (file: string, bytes: Uint8Array<ArrayBuffer>, scanned: readonly string[]): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    const stored = await attach(file, bytes).catch(() => ({ ok: false as const, problem: problem('call.crashed') }));
    busy.current = false;
    if (!stored.ok) return setStopped(stored.problem);
    const removed = removing ? await Promise.all(scanned.map(removeScanned)) : [];
    const kept = removed.find(({ ok }) => !ok);
    if (kept !== undefined && !kept.ok) return setStopped(kept.problem);
    onClose();
  };
  const take = async (found: Found): Promise<void> => {
    if (!(await isPicture(found.bytes))) return setUnreadable(found.name);
    setPages((before) => withPage(onePage ? noPages : before, found.bytes));
    if (found.scanned !== undefined) setUsed((before) => [...before, found.name]);
  };
  const add = (found: Found): void => {
    setUnreadable(null);
    taken.current = taken.current.then(() => take(found));
  };
  const finish = (): void => {
    if (paper !== null && !tooLarge) void store(`${name}.${paper.ending}`, paper.bytes, used);
  };
  useCtrlEnter(finish);
  return (
    <Dialog title={t('scan.title', { name })} wide onClose={onClose}>
      <div className="stack scan">
        <Sources
          wholeAllowed={!onePage}
          removing={removing}
          onRemoving={setRemoving}
          onFound={add}
          onWhole={async ({ name: file, bytes }) => store(file, new Uint8Array(await bytes.arrayBuffer()), [file])}
        />
        <div role="alert" className="field-message">
          {unreadable !== null && t('scan.unreadable', { file: unreadable })}
          {tooLarge && t('scan.tooLarge')}
        </div>
        {stopped !== null && <ProblemNotice problem={stopped} />}
        {onePage && <p className="small">{t('scan.onePage')}</p>}
        <PageEditor pages={pages} onChange={setPages} />
        <div className="row row-apart reader-foot">
          <span role="status">
            {pages.pages.length > 0 && paper === null && t('scan.counting')}
            {paper !== null &&
              t('scan.size', {
                before: sizeText(
                  t,
                  pages.pages.reduce((sum, { bytes }) => sum + bytes.size, 0),
                ),
                after: sizeText(t, paper.bytes.length),
                limit: most,
              })}
          </span>
          <span className="row">
            <Button shortcut="Esc" onClick={onClose}>
              {t('common.close')}
            </Button>
            <Button kind="primary" shortcut="Ctrl + Enter" aria-disabled={paper === null || tooLarge} onClick={finish}>
              {t('scan.attach')}
            </Button>
          </span>
        </div>
      </div>
    </Dialog>
  );
}
