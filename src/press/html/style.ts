import { scrollEdges } from '../shared/shared.ts'

function latinSerif(range: string): string {
  return `
@font-face {
  font-family: "Latin serif";
  src: local("Times New Roman"), local("TimesNewRomanPSMT"), local("Liberation Serif"), local("Tinos"),
    local("Noto Serif");
  unicode-range: ${range};
}
`
}

/** The same font for further letters of a language, which the style sheet's rule leaves out; nothing where it has none. */
export const furtherLetters = (range: string | undefined): string =>
  range === undefined ? '' : latinSerif(range)

/**
 * The style sheet of a brief on screen and on paper. It asks for fonts by name and fetches none. Digits and
 * Latin letters come from a Latin serif, while Chinese quotation marks, which share their code points with
 * Latin ones, stay with the Chinese font: hence the face limited to ASCII.
 */
export const styleSheet = `${latinSerif('U+20-7E, U+A0')}:root {
  color-scheme: light dark;
  --paper: #fffefb;
  --ink: #1c1b19;
  --faint: #5b5852;
  --rule: #1c1b19;
  --hairline: #bdb8ae;
  --band: #f3f0e9;
  --accent: #8f1d1d;
  --serif: "Latin serif", "Songti SC", "Source Han Serif SC", "Noto Serif CJK SC", "Noto Serif SC", SimSun, serif;
  --sans: "PingFang SC", "Source Han Sans SC", "Noto Sans CJK SC", "Noto Sans SC", "Microsoft YaHei", SimHei,
    sans-serif;
}
:root:lang(en) {
  --serif: "Times New Roman", "Liberation Serif", Tinos, Georgia, "Noto Serif",
    "DejaVu Serif", "Songti SC", "Noto Serif CJK SC", SimSun, serif;
  --sans: system-ui, "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", "Noto Sans CJK SC", sans-serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #17181a;
    --ink: #e6e3dc;
    --faint: #aaa69d;
    --rule: #c9c5bb;
    --hairline: #4d4c49;
    --band: #222427;
    --accent: #f0998d;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 1.0625rem/1.8 var(--serif);
  font-variant-numeric: lining-nums tabular-nums;
  line-break: strict;
  text-autospace: normal;
  overflow-wrap: anywhere;
}
.page { max-width: 46rem; margin: 0 auto; padding: 2.5rem clamp(1rem, 4vw, 2rem) 4rem; }
header { margin-bottom: 2.5rem; padding-bottom: 1.25rem; border-bottom: 1px solid var(--hairline); text-align: center; }
h1, h2, h3, caption, thead, .block th { font-family: var(--sans); font-weight: 600; }
h1 { margin: 0 0 .75rem; font-size: clamp(1.5rem, 1.1rem + 2vw, 2.125rem); line-height: 1.35; text-wrap: balance; }
h2 { margin: 2.75rem 0 1rem; font-size: 1.375rem; line-height: 1.4; }
h3 { margin: 2rem 0 .75rem; font-size: 1.125rem; line-height: 1.4; }
h2, h3 { break-after: avoid; text-wrap: balance; }
:is(h1, h2, h3, .caption, figcaption):lang(zh) { word-break: keep-all; }
.logo { display: block; margin: 0 auto 1.25rem; max-width: 100%; height: auto; }
.subtitle, .issuer { margin: 0; color: var(--faint); font-family: var(--sans); font-size: .9375rem; }
p { margin: 0 0 .75rem; }
.body { text-indent: 2em; hanging-punctuation: allow-end; }
:lang(en) .body { margin-bottom: 1rem; text-indent: 0; line-height: 1.65; }
.table { margin: 1.75rem 0 2rem; }
.scroll { overflow-x: auto; container-type: inline-size; ${scrollEdges} }
table { width: 100%; border-collapse: collapse; font-size: .9375rem; line-height: 1.5; }
caption { caption-side: top; padding-bottom: .625rem; font-size: 1rem; }
.caption { position: sticky; left: 0; display: inline-block; max-width: 100cqi; padding: 0 .25rem; text-wrap: balance; }
.wide .caption::after { content: attr(data-hint); display: block; color: var(--faint); font-size: .8125rem; font-weight: 400; }
@supports (content: "" / "") { .wide .caption::after { content: attr(data-hint) / ""; } }
/* No number looks whole that the edge cuts. */
.more .caption { max-width: calc(100cqi - 2.5rem); }
.more { mask-image: linear-gradient(to left, transparent, #000 2.5rem); }
/* The names of rows stay in sight; those of a second half of the table cover the first when they come to the edge. */
.wide :is(.first, .later, tbody th:first-child:not([colspan])) {
  position: sticky; left: 0; z-index: 1; background: var(--sheet, var(--paper)); box-shadow: 1px 0 var(--hairline);
}
.wide .later { z-index: 2; box-shadow: -1px 0 var(--hairline), 1px 0 var(--hairline); }
.wide:has(.later) { --names: 6.5em; }
.wide:has(.later):lang(en) { --names: 7.75em; }
.wide:has(.later) tbody th:not([colspan]) {
  width: var(--names); min-width: var(--names); max-width: var(--names); white-space: normal; word-break: normal; overflow-wrap: anywhere;
}
th, td { padding: .25rem .625rem; font-weight: inherit; text-align: start; vertical-align: baseline; }
thead { border-top: 2px solid var(--rule); border-bottom: 1px solid var(--rule); font-size: .875rem; }
thead th { vertical-align: bottom; line-break: auto; word-break: keep-all; overflow-wrap: normal; }
thead th[scope="colgroup"] { padding-bottom: .125rem; border-bottom: 1px solid var(--hairline); text-align: center; }
tbody:last-of-type { border-bottom: 2px solid var(--rule); }
tbody + tbody { border-top: 1px solid var(--hairline); }
tbody th { word-break: keep-all; overflow-wrap: normal; }
tbody th.long { min-width: 14em; word-break: normal; overflow-wrap: anywhere; }
:lang(en) :not(.narrow) > tbody th { min-width: 8.25em; }
:lang(en) table { font-size: .875rem; }
:lang(en) thead { font-size: .8125rem; }
:lang(en) :is(th, td) { padding-inline: .4375rem; }
:lang(en) .later { padding-inline-start: 1.25rem; }
.block th { padding-block: .375rem; background: var(--band); text-align: center; }
.block span { position: sticky; left: .4375rem; }
.value { text-align: end; white-space: nowrap; unicode-bidi: isolate; }
[data-tail]::after { content: attr(data-tail); visibility: hidden; }
th.value { white-space: normal; }
.later { padding-inline-start: 1.75rem; }
.notes { margin: .625rem 0 0; padding: 0; list-style: none; color: var(--faint); font-size: .8125rem; line-height: 1.6; }
.commentary { margin: 1.25rem 0 1.75rem; padding: .125rem 0 .125rem 1rem; border-inline-start: 3px solid var(--hairline); }
.commentary > :last-child { margin-bottom: 0; }
.commentary :is(ul, ol) { margin: 0 0 .75rem; padding-inline-start: 1.75rem; }
:lang(en) .commentary { line-height: 1.65; }
em:lang(zh) { font-style: normal; text-emphasis: filled dot; text-emphasis-position: under right; }
.statements, .footnotes { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--hairline); }
:is(h2, h3) + .statements { margin-top: 0; padding-top: 0; border-top: 0; }
.statements { font-size: .9375rem; line-height: 1.7; }
.statements p { margin-bottom: .375rem; }
.footnotes { font-size: .875rem; line-height: 1.7; }
.footnotes ol { margin: 0; padding-inline-start: 1.5rem; }
.derivations { margin-top: 2.5rem; padding-top: 1rem; border-top: 1px solid var(--hairline); font: .8125rem/1.6 var(--sans); }
.derivations label { display: block; margin-top: .5rem; color: var(--faint); }
:is(.derivations, .derivation) code { display: none; color: var(--faint); font-size: .9em; overflow-wrap: anywhere; }
:root:has(.ids:checked) :is(.derivations, .derivation) code { display: inline; }
.derivations summary { cursor: pointer; color: var(--faint); }
.derivations ul { margin: .75rem 0 0; padding: 0; list-style: none; }
.derivations li { padding: .375rem 0; border-top: 1px solid var(--hairline); }
:is(.derivations, .derivation) p { margin: 0; }
:is(.derivations, .derivation) small { margin-inline-start: .375em; color: var(--faint); font-size: .9em; }
.derivation { position: fixed; inset: auto 1rem 1rem auto; z-index: 1; width: min(30rem, calc(100vw - 2rem)); max-height: 50vh; margin: 0; padding: .75rem 1rem 1rem; overflow: auto; border: 1px solid var(--hairline); border-radius: .375rem; background: var(--band); color: var(--ink); font: .875rem/1.6 var(--sans); box-shadow: 0 .25rem 1.5rem rgb(0 0 0 / .25); }
.derivation form { float: inline-end; }
.derivation button { border: 1px solid var(--hairline); border-radius: .25rem; background: var(--paper); color: var(--ink); font: inherit; }
.asks [data-figure] { cursor: pointer; }
.asks [data-figure]:hover { background: var(--band); }
.figure, .unbroken { white-space: nowrap; }
.mark { font-size: .75em; line-height: 0; }
a { color: var(--accent); text-underline-offset: .15em; }
.mark a { padding: 0 .1em; text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
:target { background: var(--band); }
@media (max-width: 40rem) {
  .page { padding-top: 1.5rem; }
  body { font-size: 1rem; }
  table { font-size: .875rem; }
  thead { font-size: .8125rem; }
  th, td, :lang(en) :is(th, td) { padding-inline: .375rem; }
  .later { padding-inline-start: 1rem; }
  caption, .block th { text-align: start; }
}
/* Tables of one half fit on most phones so. */
@media (max-width: 27rem) {
  .table > .scroll { margin-inline: -.5rem; }
  .scroll table { font-size: .8125rem; }
  .scroll thead { font-size: .75rem; }
  .scroll :is(th, td), :lang(en) .scroll :is(th, td) { padding-inline: .1875rem; }
  .scroll .later { padding-inline-start: .75rem; }
}
@page {
  size: A4;
  margin: 2.4cm 2.4cm 2.2cm;
  @bottom-center { content: counter(page) " / " counter(pages); font: 9pt "Times New Roman", serif; }
}
@media print {
  :root {
    color-scheme: light;
    --paper: #fff; --ink: #000; --faint: #333; --rule: #000; --hairline: #999; --band: #f2f2f2; --accent: #000;
  }
  body { font-size: 11pt; line-height: 1.55; }
  header { margin-bottom: 14pt; padding-bottom: 10pt; }
  .page { max-width: none; padding: 0; }
  h1 { font-size: 20pt; }
  h2 { margin-top: 20pt; font-size: 15pt; }
  h3 { font-size: 12.5pt; }
  /* A table begins where its header and some rows fit, and ends with as many; short ones are not broken. */
  .short { break-inside: avoid; }
  tbody:first-of-type tr:nth-child(-n + 7) { break-after: avoid; }
  tbody:last-of-type tr:nth-last-child(-n + 2) { break-before: avoid; }
  table, :lang(en) table { font-size: 9.5pt; line-height: 1.4; }
  th, td, .block th { padding-block: 1.5pt; }
  caption { break-after: avoid; font-size: 10.5pt; }
  thead { display: table-header-group; font-size: 9pt; }
  tr { break-inside: avoid; }
  .block { break-after: avoid; }
  .scroll { overflow: visible; container-type: normal; background: none; }
  .caption { position: static; max-width: none; }
  .more { mask-image: none; }
  .more .caption { max-width: none; }
  .wide .caption::after { content: none; }
  .wide :is(.first, .later, tbody th) { position: static; box-shadow: none; }
  .notes { break-before: avoid; font-size: 8.5pt; }
  .commentary { border-color: #999; }
  p { orphans: 2; widows: 2; }
  .statements, .footnotes { font-size: 9pt; }
  .back, .derivations, .derivation { display: none; }
}
`
