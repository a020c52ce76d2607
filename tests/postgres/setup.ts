// One PostgreSQL for all tests of central in a run; each test makes a database of its own in it.
import type { TestProject } from 'vitest/node';
import { startCluster } from './cluster.ts';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const cluster = await startCluster();
  project.provide('postgres', cluster.url);
  return () => cluster.end();
}
