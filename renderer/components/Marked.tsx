// A text with the parts marked that were searched for. The marks only help the eye: nothing is said by them alone.
import { marksIn } from '../../shared/text/marks.ts';

export function Marked({ text, asked }: { readonly text: string; readonly asked: string }) {
  const marks = marksIn(text, asked);
  const parts = marks.map(({ from, to }, at) => {
    const before = marks[at - 1]?.to ?? 0;
    return (
      <span key={from}>
        {text.slice(before, from)}
        <mark>{text.slice(Math.max(from, before), to)}</mark>
      </span>
    );
  });
  return (
    <>
      {parts}
      {text.slice(marks.at(-1)?.to ?? 0)}
    </>
  );
}
