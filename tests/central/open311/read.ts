// Reads what an Open311 server answers: XML, which every server speaks, or JSON. Only what the adapter needs; whatever
// else is there is left alone, whatever is missing is null.

/** One service request, as far as it is told. */
export interface Told {
  readonly id: string | null;
  readonly token: string | null;
  readonly status: string | null;
  readonly statusNotes: string | null;
  /** All texts of it, for finding our own number wherever a server shows it. */
  readonly texts: string;
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', apos: "'", amp: '&' };
const plain = (text: string): string =>
  text
    .replace(/^<!\[CDATA\[([\s\S]*)\]\]>$/, '$1')
    .replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? '')
    .trim();

function elements(xml: string, name: string): string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map(
    ([, inner]) => inner ?? '',
  );
}

function fromXml(inner: string): Told {
  const text = (name: string): string | null => {
    const found = plain(elements(inner, name)[0] ?? '');
    return found === '' ? null : found;
  };
  return {
    id: text('service_request_id'),
    token: text('token'),
    status: text('status'),
    statusNotes: text('status_notes'),
    texts: plain(inner),
  };
}

function fromJson(value: unknown): Told {
  const row = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const text = (name: string): string | null => {
    const found = row[name];
    return typeof found === 'string' || typeof found === 'number' ? String(found) || null : null;
  };
  return {
    id: text('service_request_id'),
    token: text('token'),
    status: text('status'),
    statusNotes: text('status_notes'),
    texts: JSON.stringify(value),
  };
}

/** The requests in an answer's body; null when it is neither of the two formats. */
export function readRequests(body: string): Told[] | null {
  if (/^\s*[[{]/.test(body)) {
    try {
      const json: unknown = JSON.parse(body);
      return (Array.isArray(json) ? json : [json]).map(fromJson);
    } catch {
      return null;
    }
  }
  if (!/<service_requests|<errors|<request>/.test(body)) return null;
  return elements(body, 'request').map(fromXml);
}
