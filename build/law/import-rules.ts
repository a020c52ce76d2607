// Who may import whom, as one table: each folder names all that it may reach, and why nothing else. The reasons are
// what a developer reads when a rule breaks, so they say what would go wrong, not what is forbidden.

export interface ImportRule {
  readonly name: string;
  /** Files the rule is about, as a pattern of their path. */
  readonly from: string;
  /** …but not these. */
  readonly except?: string;
  /** What they may import: paths in the project or packages (`npm:zod`), `node` for Node's own modules. */
  readonly may: readonly string[];
  /** Imports of types alone that are allowed on top: they vanish when compiled. */
  readonly mayTypes?: readonly string[];
  readonly reason: string;
}

export const importRules: readonly ImportRule[] = [
  {
    name: 'shared-stands-alone',
    from: '^shared/',
    may: ['^shared/', 'npm:zod', 'npm:qr'],
    reason:
      'shared/ is the language of both sides; with Node, DOM or a side in it, screen and desk could no longer both speak it.',
  },
  {
    name: 'only-one-file-knows-sqlite',
    from: '^db/sqlite[.]ts$',
    may: ['^db/', 'npm:better-sqlite3'],
    reason: 'one narrow file over the SQLite package keeps durability settings in one place.',
  },
  {
    name: 'store-knows-no-desk',
    from: '^db/',
    except: '^db/sqlite[.]ts$',
    may: ['^db/', '^shared/', 'node', 'npm:zod'],
    reason:
      'the store must be usable without the app (recovery, tests): it knows shared types and Node, nothing above it.',
  },
  {
    name: 'services-do-not-know-sync',
    from: '^electron/services/',
    may: ['^electron/services/', '^shared/', '^db/', 'node', 'npm:hash-wasm', 'npm:zod'],
    mayTypes: ['^electron/core/'],
    reason:
      'the outbox row is the only message from services to the exchange; a direct call would work only while the line works.',
  },
  {
    name: 'sync-does-not-know-services',
    from: '^electron/sync/',
    may: ['^electron/sync/', '^shared/', '^db/', 'node', 'npm:zod'],
    mayTypes: ['^electron/core/'],
    reason: 'the exchange must drain a queue that no service of this version may know how to write any more.',
  },
  {
    name: 'core-is-host-free',
    from: '^electron/core/',
    may: ['^electron/(core|services|sync)/', '^shared/', '^db/', 'node', 'npm:zod', 'npm:age-encryption'],
    reason:
      'core composes the desk without Electron, so that everything but the window runs and is tested under plain Node.',
  },
  {
    name: 'shell-is-thin',
    from: '^electron/shell/',
    may: ['^electron/(shell|core)/', '^shared/', 'node', 'npm:electron'],
    reason:
      'the shell is the only place with Electron and cannot run on build machines: what is not the window belongs in core.',
  },
  {
    name: 'screens-speak-through-the-contract',
    from: '^renderer/',
    may: [
      '^renderer/',
      '^shared/',
      'npm:react',
      'npm:react-dom',
      'npm:react-i18next',
      'npm:i18next',
      'npm:zustand',
      'npm:zod',
      'npm:@fontsource-variable',
    ],
    reason: 'the renderer is untrusted and sandboxed: what it needs from the desk it asks through the contract.',
  },
  {
    name: 'central-is-a-stranger',
    from: '^tests/central/',
    except: '[.]test[.]ts$',
    may: [
      '^tests/central/',
      '^shared/',
      'node',
      'npm:fastify',
      'npm:better-sqlite3',
      'npm:pg',
      'npm:zod',
      'npm:age-encryption',
    ],
    reason:
      'the stand-in central is written against the protocol only; sharing the desk’s code would hide a fault in both.',
  },
  {
    name: 'product-knows-no-tools',
    from: '^build/',
    may: ['^build/', '^shared/', 'node', 'npm'],
    reason: 'tools are for building; they may read the shared language but never reach into the desk.',
  },
];

/** Modules that open a network connection; only this file of the product may use them. */
export const networkModules = '^(net|http|https|http2|tls|dgram|dns|undici)$';
export const networkFile = '^electron/core/http[.]ts$';
