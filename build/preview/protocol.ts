// The app's own scheme, answered by the desk for every request Chromium makes; any other address has no network.
import type { Request as PageRequest, Route } from 'playwright-core';
import { fromWeb, schemes } from './addresses.ts';

type Handler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, Handler>();

export const protocol = {
  registerSchemesAsPrivileged(list: readonly { readonly scheme: string }[]): void {
    for (const { scheme } of list) schemes.add(scheme);
  },
  handle(scheme: string, handler: Handler): void {
    if (handlers.has(scheme)) throw new Error(`Failed to register protocol: ${scheme}`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled(scheme: string): boolean {
    return handlers.has(scheme);
  },
  unhandle(scheme: string): void {
    handlers.delete(scheme);
  },
};

function asked(request: PageRequest, url: string): Request {
  const body = request.postDataBuffer();
  return new Request(url, {
    method: request.method(),
    headers: request.headers(),
    ...(body === null ? {} : { body: new Uint8Array(body) }),
  });
}

/** Answers one request of a page. */
export async function answerRoute(route: Route): Promise<void> {
  const request = route.request();
  const url = fromWeb(request.url());
  const handler = handlers.get(url.slice(0, url.indexOf(':')));
  if (handler === undefined) return route.abort('internetdisconnected');
  const response = await handler(asked(request, url));
  if (response.type === 'error') return route.abort('failed');
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer()),
  });
}
