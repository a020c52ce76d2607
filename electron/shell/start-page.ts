// The look of every page that stands where the desk would be: problem of the start, salvage assistant, migration.
// It needs nothing of the screens, their fonts or their texts, for none of them can be relied on at this moment.
import { createHash } from 'node:crypto';

/** In the colours of the screens (renderer/styles/tokens.css; a test holds the two together). */
export const startStyle = `* { box-sizing: border-box }
body { margin: 0; font: 1.0625rem/1.5 'Noto Sans', 'Noto Sans Georgian', 'Sylfaen', 'DejaVu Sans', sans-serif; color: #1b231f; background: #f6f2e9 }
header { padding: 0.75rem 1.5rem; font-size: 1.25rem; font-weight: 700; color: #ffffff; background: #0a3328; border-bottom: 4px solid #0f4a3a }
main { max-width: 78rem; margin: 2rem auto; padding: 1.75rem 2rem; background: #fffdf8; border: 1px solid #c9c0ac; border-radius: 6px }
section + section { padding-inline-start: 2rem; border-inline-start: 1px solid #c9c0ac }
.two { display: grid; grid-template-columns: 3fr 2fr; gap: 2rem }
[lang=en] { color: #47504a }
section[lang=en] { font-size: 0.9375rem }
h1 { margin: 0 0 0.75rem; font-size: 1.5rem; line-height: 1.25 }
h2 { margin: 0 0 0.75rem; font-size: 1.125rem; line-height: 1.25 }
p { margin: 0 0 0.75rem }
ol { margin: 0 0 1rem; padding-inline-start: 1.75rem }
li { padding: 0.25rem 0.5rem }
li[aria-current] { background: #dcebe3; border-radius: 4px }
dl { margin: 1rem 0 0 }
dl div { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; padding: 0.375rem 0; border-top: 1px solid #c9c0ac }
dt { font-weight: 600 }
dd { margin: 0; overflow-wrap: anywhere }
label { display: block; font-weight: 600 }
input, button { font: inherit; min-height: 44px; padding: 0.5rem 1rem; border-radius: 6px }
input { display: block; max-width: 100%; border: 2px solid #6f6a5c; background: #fffdf8; color: inherit }
button { font-weight: 600; color: #ffffff; background: #0f4a3a; border: 2px solid #0f4a3a; cursor: pointer }
button [lang=en] { color: #cfe4da }
button + button { color: #1b231f; background: #fffdf8; border-color: #6f6a5c }
button + button [lang=en] { color: #47504a }
:focus-visible { outline: 3px solid #1c5fd6; outline-offset: 2px }
.acts { display: flex; gap: 1rem; margin: 1.25rem 0 }
.code { margin: 1.25rem 0 0; padding-top: 0.75rem; border-top: 1px solid #c9c0ac; color: #47504a }
@media print { header, .acts { display: none } main { margin: 0; padding: 0; border: 0; font-size: 11pt } }`;

/** Policy of the pages: nothing but their own style. */
export const startPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(startStyle).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** The same for a page that sends what is typed or pressed to the desk. */
export const startFormPolicy = startPolicy.replace("form-action 'none'", "form-action 'self'");

/** Georgian and English side by side: HTML of each. */
export const inTwo = (ka: string, en: string): string =>
  `<div class="two"><section>${ka}</section><section lang="en">${en}</section></div>`;

/** What to read out on the telephone: the code of a problem and its technical detail, without any sign of markup. */
export const codeLine = (code: string, detail = ''): string =>
  `<p class="code"><code>${`${code} ${detail}`.replace(/[^\w .:-]/g, '').trim()}</code></p>`;

/** A whole page around `body` (HTML). */
export const startPage = (body: string): string => `<!doctype html>
<html lang="ka">
<head><meta charset="utf-8"><title>სოფელი</title><style>${startStyle}</style></head>
<body>
<header>სოფელი</header>
<main>
${body}
</main>
</body>
</html>
`;
