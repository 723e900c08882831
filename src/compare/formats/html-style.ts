import { styleSheet } from '../../press/html/html.ts'

/** The style sheet of a brief, with marks for what was added and removed that do not rest on colour alone. */
export const comparisonStyle = `${styleSheet}
ins { background: var(--added); text-decoration: underline; text-decoration-thickness: .1em; text-underline-offset: .15em; }
del { background: var(--removed); text-decoration: line-through; text-decoration-thickness: .1em; }
:root { --added: #dff0dc; --removed: #f9dedc; }
@media (prefers-color-scheme: dark) { :root { --added: #1f3a22; --removed: #4a2523; } }
@media print { :root { --added: #fff; --removed: #fff; } }
ins::before, ins::after, del::before, del::after { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
ins::before { content: " [added: "; }
del::before { content: " [removed: "; }
ins::after, del::after { content: "] "; }
:lang(zh) ins::before { content: "［新增："; }
:lang(zh) del::before { content: "［删去："; }
:lang(zh) ins::after, :lang(zh) del::after { content: "］"; }
.cause, .unit, .lines { color: var(--faint); font: .8125rem/1.5 var(--sans); }
.cause { display: block; text-indent: 0; }
.figures tbody th { font-weight: 400; word-break: normal; overflow-wrap: anywhere; }
.unchanged { color: var(--faint); }
.body { text-align: start; }
dl.versions { display: grid; grid-template-columns: auto 1fr; gap: .25rem .75rem; margin: 0; text-align: start; }
dl.versions dt { color: var(--faint); font-family: var(--sans); }
dl.versions dd { margin: 0; }
.cells { padding-inline-start: 1.25rem; font-size: .9375rem; }
`
