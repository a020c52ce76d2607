// Finds out, while a request waits without a word, whether the line was cut meanwhile and is back. TCP alone asks ever more
// rarely under a dead line, and may notice its return only as long after as the cut took.
//
// It opens connections, one a second. In a line nothing overtakes: when one is answered and several before it were not,
// those were lost in a cut, and what waits from before the cut waits in vain. A central that takes its time answers the
// first one, and is left alone.
import type { Duplex } from 'node:stream';

const everyMs = 1_000;
/** So many lost in a row, each sent twice by then, are no accident even in a line that loses one in ten. */
const enough = 2;
/** The line is there: nothing to look for, for a while. */
const calmMs = 5_000;
/** So many are waited for at a time. */
const mostOpen = 6;

export interface Lookout {
  /** A byte came, or went: the silence begins anew. */
  heard(): void;
  /** Whether the line is known to have been cut since then. */
  cut(): boolean;
  end(): void;
}

/** Looks out after `afterMs` of silence. `back` is given the connection that shows that the line is back, and looking ends. */
export function lookout(afterMs: number, open: () => Duplex, back: (socket: Duplex) => void): Lookout {
  let waiting: Duplex[] = [];
  let lost = 0;
  let timer: NodeJS.Timeout;
  const again = (milliseconds: number): void => {
    clearTimeout(timer);
    for (const socket of waiting) socket.destroy();
    [waiting, lost] = [[], 0];
    timer = setTimeout(look, milliseconds);
  };
  const look = (): void => {
    const before = lost;
    lost += 1;
    const socket = open();
    // Refused or without a route: not answered by central either.
    socket.on('error', () => undefined);
    socket.on('connect', () => {
      if (!waiting.includes(socket)) return;
      const isBack = before >= enough;
      if (isBack) waiting = waiting.filter((other) => other !== socket);
      again(calmMs);
      if (isBack) back(socket);
    });
    waiting.push(socket);
    if (waiting.length > mostOpen) waiting.shift()?.destroy();
    timer = setTimeout(look, everyMs);
  };
  timer = setTimeout(look, afterMs);
  return {
    heard: () => again(afterMs),
    cut: () => lost > enough,
    end: () => {
      again(0);
      clearTimeout(timer);
    },
  };
}
