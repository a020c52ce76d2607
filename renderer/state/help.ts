// Whether the list of keys stands open.
import { create } from 'zustand';

export const useHelp = create<{ readonly open: boolean }>(() => ({ open: false }));
export const askForHelp = (open: boolean): void => useHelp.setState({ open });
