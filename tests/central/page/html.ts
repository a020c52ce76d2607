// HTML as text with everything escaped that is not markup of our own. Nothing a desk sent can become markup.

/** Markup that may be put into other markup as it is. */
export interface Html {
  readonly html: string;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(part: string | number | Html | readonly Html[]): string {
  if (typeof part === 'number') return String(part);
  if (typeof part === 'string') return part.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
  return 'html' in part ? part.html : part.map((one) => one.html).join('');
}

/** Template of markup: escapes texts, joins lists, puts markup in as it is. */
export function html(markup: TemplateStringsArray, ...parts: (string | number | Html | readonly Html[])[]): Html {
  return {
    html: markup.map((text, place) => text + (place < parts.length ? textOf(parts[place] ?? '') : '')).join(''),
  };
}
