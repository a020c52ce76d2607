// Holds the sources against `import-rules.ts` with dependency-cruiser. TypeScript 6 must be the package `typescript`:
// with 7 the cruiser sees no module and finds nothing wrong, which is why an empty result is refused here.
import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';
import { importRules, networkFile, networkModules } from './import-rules.ts';

export interface Violation {
  readonly rule: string;
  readonly reason: string;
  readonly from: string;
  readonly to: string;
}

function allowed(targets: readonly string[]): string[] {
  return targets.flatMap((target) => {
    if (target === 'node') return [];
    if (target === 'npm') return ['node_modules/'];
    if (target.startsWith('npm:'))
      return [`node_modules/${target.slice(4)}/`, `node_modules/@types/${target.slice(4)}/`];
    return [target];
  });
}

const noCycles: IForbiddenRuleType = {
  name: 'no-cycles',
  severity: 'error',
  comment: 'files in a cycle can only be understood, tested and loaded together.',
  from: {},
  to: { circular: true },
};
const oneNetworkFile: IForbiddenRuleType = {
  name: 'one-network-file',
  severity: 'error',
  comment: 'every byte to or from the line passes one file, so that limits, time-outs and silence are handled once.',
  from: { path: '^(shared|db|electron|renderer)/', pathNot: networkFile },
  to: { path: networkModules },
};
const noScreenInScreen: IForbiddenRuleType = {
  name: 'screens-do-not-know-screens',
  severity: 'error',
  comment: 'a screen that draws another cannot be changed or reached alone; what they share is a component.',
  from: { path: '^renderer/screens/' },
  to: { path: '^renderer/(screens|intake)/' },
};
const noUnresolved: IForbiddenRuleType = {
  name: 'no-unresolved',
  severity: 'error',
  comment: 'an import that does not resolve here does not resolve at the desk.',
  from: {},
  to: { couldNotResolve: true, pathNot: '\\?' },
};

function forbidden(): IForbiddenRuleType[] {
  const folders = importRules.flatMap((rule): IForbiddenRuleType[] => {
    const base = {
      severity: 'error',
      comment: rule.reason,
      from: { path: rule.from, ...(rule.except === undefined ? {} : { pathNot: rule.except }) },
    } as const;
    const core = rule.may.includes('node') ? { dependencyTypesNot: ['core' as const] } : {};
    const may = allowed(rule.may);
    const mayTypes = allowed(rule.mayTypes ?? []);
    return [
      { ...base, name: rule.name, to: { pathNot: [...may, ...mayTypes], ...core } },
      ...mayTypes.map(
        (path): IForbiddenRuleType => ({ ...base, name: rule.name, to: { path, dependencyTypesNot: ['type-only'] } }),
      ),
    ];
  });
  return [...folders, noCycles, oneNetworkFile, noScreenInScreen, noUnresolved];
}

/** Cruises `folders` under `baseDir` and answers every import that breaks a rule, with the rule's reason. */
export async function importViolations(baseDir: string, folders: readonly string[]): Promise<Violation[]> {
  const { output } = await cruise([...folders], {
    baseDir,
    ruleSet: { forbidden: forbidden() },
    validate: true,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)out/' },
    preserveSymlinks: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  });
  const result = output as ICruiseResult;
  if (result.modules.length === 0) throw new Error(`no module found under ${baseDir}: is typescript still version 6?`);
  return result.summary.violations.map(({ rule, from, to }) => ({
    rule: rule.name,
    reason: forbidden().find(({ name }) => name === rule.name)?.comment ?? '',
    from,
    to,
  }));
}
