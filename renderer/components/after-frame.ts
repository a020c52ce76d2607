// Work that must not hold up what is seen first. An idle callback alone may come before the frame that it should wait for.

/** Runs `act` when the next frame is drawn and the window rests; the answer takes that back. */
export function afterFrame(act: () => void): () => void {
  let rest = 0;
  const frame = requestAnimationFrame(() => {
    rest = requestIdleCallback(act);
  });
  return () => {
    cancelAnimationFrame(frame);
    cancelIdleCallback(rest);
  };
}
