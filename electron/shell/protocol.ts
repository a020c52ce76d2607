// Serves the app's own origin: the built screens, receipts made by the desk, or why there is no desk. Nothing outside the installed folder
// is reachable, and every answer carries a policy.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { net, protocol } from 'electron';
import type { ReceiptSize } from '../../shared/contract/cases.ts';
import type { Problem } from '../../shared/problems.ts';
import type { Result } from '../../shared/result.ts';
import type { MigrationProgress } from '../core/migration/migration.ts';
import type { Assistant } from '../core/rebuild/assistant.ts';
import type { Told } from '../core/rebuild/told.ts';
import { host, scheme } from './origin.ts';
import { migrationPage, rebuildPage, rebuildPolicy } from './rebuild-pages.ts';
import { receiptPolicy, resourceAt, screenPolicy } from './resources.ts';
import { startFormPolicy, startPolicy } from './start-page.ts';
import { startProblemPage } from './start-problem.ts';

export interface Served {
  /** Folder of the built screens. */
  readonly folder: string;
  /** A receipt as a whole HTML page, if whoever is signed in may see it. */
  readonly receiptPage: (deskNumber: string, size: ReceiptSize) => Promise<Result<string>>;
  /** A page made on request, likewise. */
  readonly madePage: (page: string) => Promise<Result<string>>;
  /** Development only: address of the server that rebuilds the screens as they are edited. */
  readonly devServer: string | null;
}

/** Must run before the app is ready: makes `app:` a secure origin like https, so that policies and modules work. */
export function announceScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ]);
}

function answer(status: number, body: BodyInit | null, mediaType: string, policy: string): Response {
  const headers = {
    'content-type': mediaType,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  };
  return new Response(body, { status, headers });
}

const html = 'text/html; charset=utf-8';
const notFound = (policy: string): Response => answer(404, null, 'text/plain', policy);

/** Development only: the dev server's page with the socket and styles it needs to swap modules in the open window. */
async function fromDevServer(devServer: string, request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const got = await net.fetch(new URL(pathname + search, devServer).href);
  const socket = devServer.replace(/^http/, 'ws');
  const policy = screenPolicy
    .replace("connect-src 'self'", `connect-src 'self' ${socket}`)
    .replace("style-src 'self'", "style-src 'self' 'nonce-development'");
  return answer(got.status, await got.arrayBuffer(), got.headers.get('content-type') ?? 'text/plain', policy);
}

function handleInstead(handler: (request: Request) => Promise<Response>): void {
  if (protocol.isProtocolHandled(scheme)) protocol.unhandle(scheme);
  protocol.handle(scheme, handler);
}

/** Answers every request of the app's origin until the process ends. */
export function serve({ folder, receiptPage, madePage, devServer }: Served): void {
  handleInstead(async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET' || url.host !== host) return notFound(screenPolicy);
    const resource = resourceAt(url.pathname);
    if (resource.kind === 'receipt' || resource.kind === 'page') {
      const page =
        resource.kind === 'page'
          ? await madePage(resource.page)
          : await receiptPage(resource.deskNumber, resource.size);
      return page.ok ? answer(200, page.value, html, receiptPolicy) : notFound(receiptPolicy);
    }
    if (devServer !== null) return fromDevServer(devServer, request);
    if (resource.kind === 'refused') return notFound(screenPolicy);
    const bytes = await readFile(join(folder, resource.path)).catch(() => null);
    return bytes === null
      ? notFound(screenPolicy)
      : answer(200, new Uint8Array(bytes), resource.mediaType, screenPolicy);
  });
}

/**
 * Answers every request with the page that says why the desk did not start. With `unlock` the page asks for a one-time
 * code too, and hands over what was typed; it answers why that did not open the desk, or null when it did.
 */
export function serveProblem(stated: Problem, unlock: ((typed: string) => Promise<Problem | null>) | null): void {
  const page = (problem: Problem): Response =>
    answer(503, startProblemPage(problem, unlock !== null), html, unlock === null ? startPolicy : startFormPolicy);
  handleInstead(async (request) => {
    if (unlock === null || request.method !== 'POST') return page(stated);
    const typed = new URLSearchParams(await request.text()).get('passphrase') ?? '';
    const problem = await unlock(typed.slice(0, 200));
    return problem === null ? answer(204, null, html, startPolicy) : page(problem);
  });
}

/** A page of work under way, with the way to what comes after it: that answer waits until it is there. */
function workingPage(body: string, number: number): Response {
  const page = answer(200, body, html, rebuildPolicy);
  page.headers.set('refresh', `0; url=/?seen=${number}`);
  return page;
}

/** Answers every request with how far the migration is. */
export function serveMigration(told: Told<MigrationProgress>): void {
  handleInstead(async (request) => {
    const { state, number } = await told.after(Number(new URL(request.url).searchParams.get('seen') ?? 0));
    return workingPage(migrationPage(state), number);
  });
}

/** What the assistant shows now. */
async function assistantPage(assistant: Assistant, seen: number): Promise<Response> {
  const { state, number } = await assistant.after(seen);
  const body = rebuildPage(state);
  return state.kind === 'working' ? workingPage(body, number) : answer(200, body, html, rebuildPolicy);
}

/** Answers every request with the salvage assistant's page, and hands over what was pressed. */
export function serveAssistant(assistant: Assistant): void {
  handleInstead(async (request) => {
    const url = new URL(request.url);
    if (url.host !== host || url.pathname !== '/') return notFound(rebuildPolicy);
    if (request.method !== 'POST') return assistantPage(assistant, Number(url.searchParams.get('seen') ?? 0));
    const act = new URLSearchParams(await request.text()).get('act');
    if (act === 'begin') assistant.begin();
    if (act === 'look') assistant.lookAgain();
    if (act === 'go-on' && (await assistant.goOn())) return answer(204, null, html, rebuildPolicy);
    return assistantPage(assistant, 0);
  });
}
