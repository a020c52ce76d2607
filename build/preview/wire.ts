// What structured clone does, as text: the binding between page and process only carries strings whole.

export interface Wire {
  /** Throws what Electron throws for a value that cannot be cloned. */
  encode(value: unknown): string;
  decode(text: string): unknown;
}

type Tagged = null | boolean | number | string | readonly [tag: string, value: unknown];

/** Makes the two directions. Its text also runs inside the page: it must name nothing of this module. */
export function makeWire(): Wire {
  const chunk = 0x8000;
  const toText = (bytes: Uint8Array): string => {
    let text = '';
    for (let at = 0; at < bytes.length; at += chunk) text += String.fromCharCode(...bytes.subarray(at, at + chunk));
    return btoa(text);
  };
  const toBytes = (text: string): Uint8Array => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
  const pack = (value: unknown): Tagged => {
    if (value === null || typeof value === 'boolean' || typeof value === 'string') return value;
    if (Object.is(value, -0)) return ['number', '-0'];
    if (typeof value === 'number') return Number.isFinite(value) ? value : ['number', String(value)];
    if (value === undefined) return ['undefined', null];
    if (typeof value === 'bigint') return ['bigint', String(value)];
    if (typeof value !== 'object') throw new Error('An object could not be cloned.');
    if (value instanceof Date) return ['date', value.getTime()];
    if (value instanceof Uint8Array) return ['bytes', toText(value)];
    if (value instanceof ArrayBuffer) return ['buffer', toText(new Uint8Array(value))];
    if (value instanceof Error) return ['error', value.message];
    if (value instanceof Map) return ['map', [...value].map(([key, entry]) => [pack(key), pack(entry)])];
    if (value instanceof Set) return ['set', [...value].map(pack)];
    if (Array.isArray(value)) return ['array', value.map(pack)];
    return ['object', Object.entries(value).map(([key, entry]) => [key, pack(entry)])];
  };
  const unpack = (tagged: Tagged): unknown => {
    if (!Array.isArray(tagged)) return tagged;
    const [tag, value] = tagged;
    const makers: Record<string, () => unknown> = {
      undefined: () => undefined,
      number: () => Number(value),
      bigint: () => BigInt(value),
      date: () => new Date(value),
      bytes: () => toBytes(value),
      buffer: () => toBytes(value).buffer,
      error: () => new Error(value),
      map: () => new Map(value.map(([key, entry]: [Tagged, Tagged]) => [unpack(key), unpack(entry)])),
      set: () => new Set(value.map(unpack)),
      array: () => value.map(unpack),
      object: () => Object.fromEntries(value.map(([key, entry]: [string, Tagged]) => [key, unpack(entry)])),
    };
    return makers[tag]?.();
  };
  return { encode: (value) => JSON.stringify(pack(value)), decode: (text) => unpack(JSON.parse(text)) };
}
