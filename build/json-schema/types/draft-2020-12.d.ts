// What is used of the library, typed by hand (tsconfig.json leads here): its own types fail under strict settings.
export interface OutputUnit {
  readonly instanceLocation: string;
  readonly errors?: readonly OutputUnit[];
}
export class InvalidSchemaError extends Error {
  readonly output: { readonly errors?: readonly OutputUnit[] };
}
export function registerSchema(schema: unknown, address: string, dialect: string): void;
export function unregisterSchema(address: string): void;
export function hasSchema(address: string): boolean;
export function validate(address: string): Promise<(instance: unknown) => { readonly valid: boolean }>;
export function setShouldValidateFormat(asserts: boolean): void;
export function setMetaSchemaOutputFormat(format: 'BASIC'): void;
