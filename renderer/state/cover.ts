// Whether the screen is covered: somebody stands behind the operator, or the operator goes to the archive for a minute.
import { create } from 'zustand';

export const useCover = create<{ readonly covered: boolean }>(() => ({ covered: false }));
export const cover = (covered: boolean): void => useCover.setState({ covered });
