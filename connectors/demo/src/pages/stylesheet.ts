/** Of all pages; the only thing that they load. */
export const STYLESHEET = `
:root { color-scheme: light dark; --line: #d5dddf; --soft: #eef2f2; --accent: #963705; --good: #0b6b3a; --bad: #b3261e; }
@media (prefers-color-scheme: dark) {
  :root { --line: #3d4c4f; --soft: #243033; --accent: #ffc078; --good: #7ddba6; --bad: #ff9c94; }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 68rem; padding: 1rem; font: 0.95rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; margin: 0.2rem 0; }
a { color: var(--accent); }
nav { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; padding: 0.6rem 0; border-bottom: 1px solid var(--line); margin-bottom: 1rem; }
nav a[aria-current] { font-weight: 700; text-decoration: none; }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 1rem; }
.intro, .hint { opacity: 0.8; margin: 0.2rem 0; }
.hint { font-size: 0.8rem; }
.tools, .pages { display: flex; flex-wrap: wrap; gap: 0.5rem 1rem; align-items: center; margin: 0.7rem 0; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: 0.4rem 0.6rem; border-bottom: 1px solid var(--line); }
thead th { font-size: 0.8rem; background: var(--soft); }
.fields { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 0.9rem 1.2rem; }
.field > label, .field > span { display: block; font-weight: 600; font-size: 0.85rem; }
input, select, button { font: inherit; color: inherit; padding: 0.4rem 0.6rem; border: 1px solid #8e9c9e; border-radius: 6px; background: Canvas; max-width: 100%; }
.field input:not([type=checkbox]), .field select { width: 100%; }
input[type=checkbox] { width: 1.2rem; height: 1.2rem; }
button { background: var(--soft); cursor: pointer; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
[role=status], [role=alert] { padding: 0.6rem 0.8rem; border-left: 4px solid var(--good); background: var(--soft); margin: 0.8rem 0; }
[role=alert] { border-color: var(--bad); }
details { margin-top: 2rem; border-top: 1px solid var(--line); padding-top: 0.8rem; }
summary { cursor: pointer; }
`;
