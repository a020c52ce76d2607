// What may stand in the log. The rule for callers is stricter (codes, counts, ids, durations); this is the net below
// it, at the sink, so that one careless fact does not write a name or number into a file that IT copies around.
import type { Facts } from './ports.ts';

const gone = '[redacted]';
/** Ids that look like digits but name no one: UUIDs and SHA-256 hashes pass, every other run of six digits does not. */
const idOrDigits = /\b(?:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{64})\b|\d(?:[ \-()]{0,3}\d){5,}/g;
const instant = /^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/;
const foreign = /[^\p{ASCII}]+/gu;

/** `text` without digit runs of six or more (also grouped like a phone number) and without any letter but ASCII's. */
export function redactText(text: string): string {
  if (instant.test(text)) return text;
  return text
    .replace(idOrDigits, (found) => (/^[0-9a-f]{8}-|^[0-9a-f]{64}$/.test(found) ? found : gone))
    .replace(foreign, gone);
}

/** Facts fit for the log. A number of nine digits or more may be a phone or personal number and goes too. */
export function redact(facts: Facts): Facts {
  const clean: Record<string, string | number | boolean | null> = {};
  for (const [name, value] of Object.entries(facts)) {
    if (typeof value === 'string') clean[name] = redactText(value);
    else if (typeof value === 'number') clean[name] = Math.abs(value) >= 1e8 ? gone : value;
    else clean[name] = value;
  }
  return clean;
}
