// What waits for somebody at the desk, as `task.list` last said, and what became of the last note.
import { create } from 'zustand';
import type { Tasks } from '../../shared/contract/acts.ts';
import type { Problem } from '../../shared/problems.ts';
import { type Loaded, loading } from './loaded.ts';

interface TasksState {
  readonly tasks: Loaded<Tasks>;
  readonly problem: Problem | null;
}

export const emptyTasks: TasksState = { tasks: loading, problem: null };
export const useTasks = create<TasksState>(() => emptyTasks);
