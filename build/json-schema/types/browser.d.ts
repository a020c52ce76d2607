// What is used of the library, typed by hand (tsconfig.json leads here): its own types fail under strict settings.
export function removeUriSchemePlugin(scheme: string): void;
export class RetrievalError extends Error {}
