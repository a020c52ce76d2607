// The page's only style sheet: calm, dense enough for a small screen, states in words and never by colour alone.
export const style = `
:root { color-scheme: light; font: 15px/1.45 "Noto Sans Georgian", "Noto Sans", "Sylfaen", "DejaVu Sans", sans-serif; }
* { box-sizing: border-box; }
body { margin: 0; background: #f5f6f4; color: #1d2421; }
header { padding: 18px 32px 14px; background: #fff; border-bottom: 1px solid #d9ddd8; }
header { display: flex; flex-wrap: wrap; gap: 8px 40px; align-items: baseline; }
.name { margin: 0; font-size: 18px; font-weight: 600; }
nav { display: flex; flex-wrap: wrap; gap: 6px 24px; }
a { color: #1f5f4a; }
nav a { padding: 10px 0; text-decoration: none; }
nav a[aria-current] { border-bottom: 3px solid #1f5f4a; font-weight: 600; }
h1 { margin: 0; font-size: 22px; font-weight: 600; }
dl { display: grid; grid-template-columns: minmax(14ch, 28ch) 1fr; gap: 6px 20px; margin: 0; }
dt { color: #4c5752; }
dd { margin: 0; white-space: pre-line; overflow-wrap: anywhere; }
code { font-size: 17px; }
main { padding: 20px 32px 40px; display: grid; gap: 22px; }
h2 { margin: 0 0 8px; font-size: 17px; font-weight: 600; }
small, .en { color: #56615c; font-size: 12px; font-weight: 400; }
section { background: #fff; border: 1px solid #d9ddd8; border-radius: 8px; padding: 14px 18px 16px; overflow-x: auto; }
table { width: 100%; border-collapse: collapse; }
th { text-align: left; font-weight: 600; font-size: 13px; padding: 4px 12px 6px 0; border-bottom: 2px solid #d9ddd8; vertical-align: bottom; }
th .en, td .en { display: block; }
td { padding: 8px 12px 8px 0; border-bottom: 1px solid #e9ece8; vertical-align: top; }
tr:last-child td { border-bottom: 0; }
.number { font-variant-numeric: tabular-nums; white-space: nowrap; }
.quiet { color: #5d6863; margin: 0; }
.note { display: block; color: #5d6863; font-size: 13px; max-width: 30ch; }
form { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin: 0; }
form.tall { display: grid; max-width: 70ch; margin-top: 12px; }
textarea { font: inherit; border: 1px solid #98a29c; border-radius: 5px; padding: 6px 8px; min-width: 40ch; }
select, input, button { font: inherit; font-size: 14px; min-height: 44px; border: 1px solid #98a29c; border-radius: 5px; background: #fff; color: inherit; padding: 0 8px; }
select { max-width: 44ch; }
button { background: #1f5f4a; border-color: #1f5f4a; color: #fff; }
button .en { color: #e4efe9; }
:focus-visible { outline: 3px solid #f0b429; outline-offset: 1px; }
`;
