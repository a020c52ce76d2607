// The small parts of Electron that need no state here.

export const Menu = { setApplicationMenu(_menu: null): void {} };

export const net = { fetch: (url: string): Promise<Response> => fetch(url) };
