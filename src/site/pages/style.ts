import type { IssuerLook } from '../../brief/brief.ts'
import { briefStyle } from '../../press/html/html.ts'

/** The frame of the pages around briefs, which have the style of the HTML press. */
const frameStyle = `
body { display: flex; flex-direction: column; min-height: 100vh; }
main { flex: 1; width: 100%; max-width: 70rem; margin: 0 auto; padding: 1.5rem clamp(1rem, 4vw, 2.5rem) 4rem; }
main:focus { outline: none; }
.wide { max-width: 70rem; margin: 0 auto; padding: 0 clamp(1rem, 4vw, 2.5rem); }
.skip { position: absolute; left: -99rem; }
.skip:focus { position: static; padding: .5rem 1rem; background: var(--band); }
.masthead { margin: 0; padding: .875rem 0; border-bottom: 3px solid var(--accent); text-align: start; font-family: var(--sans); }
.masthead .wide { display: flex; flex-wrap: wrap; gap: .375rem 2rem; align-items: center; justify-content: space-between; }
.masthead .name { display: flex; gap: .75rem; align-items: center; color: var(--ink); font-size: 1.125rem; font-weight: 600; text-decoration: none; }
.masthead .name img { display: block; max-height: 2rem; width: auto; }
.masthead nav { display: flex; flex-wrap: wrap; gap: 0 1.25rem; font-size: .9375rem; }
.masthead nav a, .footer a, .crumbs a, .period-list a, .downloads a { display: inline-block; padding-block: .25rem; }
.footer { border-top: 1px solid var(--hairline); padding: 1.25rem 0 2rem; color: var(--faint); font: .875rem/1.7 var(--sans); }
.footer p { margin: 0 0 .25rem; }
.footer ul { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none; }
.crumbs ol { display: flex; flex-wrap: wrap; margin: 0 0 1rem; padding: 0; list-style: none; font: .875rem/1.7 var(--sans); }
.crumbs li + li::before { content: "›"; padding: 0 .5rem; color: var(--faint); }
main h1 { text-align: start; }
.meta { margin: 0 0 1.25rem; color: var(--faint); font: .9375rem/1.7 var(--sans); }
.meta { display: flex; flex-wrap: wrap; gap: 0 1.5rem; }
.notice { margin: 0 0 1.75rem; padding: .75rem 1rem; border-inline-start: 4px solid var(--accent); background: var(--band); font: .9375rem/1.7 var(--sans); }
.notice p { margin: 0; }
.columns { display: grid; gap: 2.5rem 3.5rem; grid-template-columns: minmax(0, 1fr); }
.brief > section:first-child > h2:first-child { margin-top: 0; }
.files { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; margin: 0 0 2.5rem; font: .9375rem/1.6 var(--sans); }
.files h2 { margin: 0; font-size: 1rem; }
.downloads { margin: 0; padding: 0; list-style: none; }
.contents a { display: inline-block; padding-block: .125rem; }
.aside { font: .9375rem/1.6 var(--sans); }
.aside h2 { margin: 0 0 .5rem; font-size: 1rem; }
.aside > * + * { margin-top: 2rem; }
.aside ul, .aside ol { margin: 0; padding: 0; list-style: none; }
.downloads { display: flex; flex-wrap: wrap; gap: .5rem; }
.downloads a { padding: .25rem .75rem; border: 1px solid var(--hairline); border-radius: .25rem; text-decoration: none; }
.downloads a:hover { background: var(--band); }
.downloads small { color: var(--faint); }
.versions li { padding: .5rem 0; border-top: 1px solid var(--hairline); }
.versions p { margin: 0; color: var(--faint); }
.data { margin-top: 3rem; padding-top: 1.25rem; border-top: 1px solid var(--hairline); font: .9375rem/1.6 var(--sans); }
.data h2 { margin-top: 0; font-size: 1.125rem; }
.data > ul { margin: 0; padding: 0; list-style: none; }
.data > ul > li { padding: .625rem 0; border-top: 1px solid var(--hairline); }
.data .links { display: flex; flex-wrap: wrap; gap: 0 1rem; }
.data .links a, .data summary { padding-block: .25rem; }
.data summary { color: var(--faint); cursor: pointer; }
.data pre { margin: .25rem 0; padding: .5rem .75rem; overflow-x: auto; background: var(--band); font-size: .8125rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.neighbours { display: flex; justify-content: space-between; gap: 1rem; margin-top: 2.5rem; font: .9375rem/1.6 var(--sans); }
.search { margin: 0 0 1rem; font-family: var(--sans); }
.search label { display: block; margin-bottom: .25rem; font-size: .875rem; color: var(--faint); }
.search input { width: min(28rem, 100%); padding: .5rem .75rem; border: 1px solid var(--faint); border-radius: .25rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 var(--sans); }
.releases { display: grid; gap: 1.75rem 3rem; margin: 0; padding: 0; list-style: none; grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); }
.releases li { padding-top: .875rem; border-top: 1px solid var(--hairline); }
.releases h3 { margin: 0 0 .25rem; font-size: 1.0625rem; }
.releases h3 a { color: inherit; }
.releases p { margin: 0; }
.releases time, .withdrawn { color: var(--faint); font: .875rem/1.6 var(--sans); }
.lead { display: -webkit-box; overflow: hidden; -webkit-box-orient: vertical; -webkit-line-clamp: 4; font-size: .9375rem; line-height: 1.65; }
.products { margin: 0; padding: 0; list-style: none; columns: 24rem auto; column-gap: 3rem; font: 1rem/1.6 var(--sans); }
.products li { display: flex; flex-wrap: wrap; gap: 0 1rem; justify-content: space-between; padding: .375rem 0; border-bottom: 1px solid var(--hairline); break-inside: avoid; }
.products li[hidden] { display: none; }
.products small { color: var(--faint); }
.year { display: grid; gap: 0 1.5rem; grid-template-columns: 4.5rem minmax(0, 1fr); align-items: baseline; padding: .5rem 0; border-top: 1px solid var(--hairline); font: 1rem/1.6 var(--sans); }
.year h3 { margin: 0; padding-block: .25rem; font-size: 1rem; }
.period-list { display: flex; flex-wrap: wrap; gap: 0 1.25rem; margin: 0; padding: 0; list-style: none; }
.teaser { display: grid; gap: 1rem 3rem; grid-template-columns: minmax(0, 1fr); align-items: start; }
.teaser img { display: block; width: 100%; height: auto; background: #fff; }
.prose { max-width: 46rem; }
.embedded { min-height: 0; }
.embedded main { max-width: 60rem; padding: .75rem 1rem 1rem; }
.embedded :is(.table, .chart) { margin: 0; }
.from { margin: .5rem 0 0; font: .8125rem/1.6 var(--sans); color: var(--faint); }
@media (min-width: 64rem) {
  .columns { grid-template-columns: minmax(0, 46rem) minmax(14rem, 1fr); align-items: start; }
  .aside { position: sticky; top: 1.5rem; max-height: calc(100vh - 3rem); overflow: auto; }
  .data { max-width: 46rem; }
  .teaser { grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); }
}
@media print {
  .masthead nav, .footer, .crumbs, .aside, .files, .data, .neighbours, .skip { display: none; }
  main { max-width: none; padding: 0; }
}
`

/** The style sheet of the site, in the issuer’s colours and fonts. */
export const siteStyle = (look: IssuerLook | undefined): string => `${briefStyle(look)}${frameStyle}`
