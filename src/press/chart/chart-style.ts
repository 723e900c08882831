import { scrollEdges } from '../shared/shared.ts'

/** The look of charts in a page, after the classes of `chartSvg`; it follows the page’s light and dark colours. */
export const chartStyle = `
:root {
  --grid: #dad6cd; --tip: #fffefb;
  --s1: #174a7c; --s2: #c8641b; --s3: #4b8f6b; --s4: #8a6fb0;
  --b1: #174a7c; --b2: #a9c1d9; --b3: #c8641b; --b4: #e6bd97;
}
@media (prefers-color-scheme: dark) {
  :root {
    --grid: #3a3a38; --tip: #2a2c30;
    --s1: #8fbdec; --s2: #f0a867; --s3: #8fd0ab; --s4: #c4aee6;
    --b1: #8fbdec; --b2: #4a6a8c; --b3: #f0a867; --b4: #8a6038;
  }
}
.chart { margin: 1.75rem 0 2rem; }
.chart figure { margin: 0; }
.chart .plot { position: relative; overflow-x: auto; ${scrollEdges} }
.chart svg { display: block; width: 100%; min-width: 28rem; height: auto; font-family: var(--sans); }
.chart svg + svg { display: none; }
.chart text { fill: var(--ink); font-variant-numeric: lining-nums tabular-nums; }
.chart .quiet { fill: var(--faint); }
.chart .grid { stroke: var(--grid); }
.chart .zero { stroke: var(--faint); }
.chart .stroke1 { stroke: var(--s1); } .chart .fill1 { fill: var(--s1); } .chart .bar1 { fill: var(--b1); }
.chart .stroke2 { stroke: var(--s2); } .chart .fill2 { fill: var(--s2); } .chart .bar2 { fill: var(--b2); }
.chart .stroke3 { stroke: var(--s3); } .chart .fill3 { fill: var(--s3); } .chart .bar3 { fill: var(--b3); }
.chart .stroke4 { stroke: var(--s4); } .chart .fill4 { fill: var(--s4); } .chart .bar4 { fill: var(--b4); }
.chart .hit.at { fill: var(--ink); fill-opacity: .07; }
.chart figcaption {
  margin-top: .5rem; font: 600 1rem/1.5 var(--sans); text-align: center; text-wrap: balance;
}
.chart .notes { margin-top: .25rem; }
.chart details { margin-top: .25rem; color: var(--faint); font-size: .8125rem; }
.chart summary { width: fit-content; font-family: var(--sans); cursor: pointer; }
.chart table { width: auto; margin-top: .5rem; color: var(--ink); font-size: .8125rem; }
.chart .tip {
  position: absolute; z-index: 1; padding: .375rem .625rem; border: 1px solid var(--hairline);
  background: var(--tip); font: .8125rem/1.5 var(--sans); white-space: nowrap; pointer-events: none;
}
.chart .tip b { display: block; font-weight: 600; }
.chart .tip span { display: flex; justify-content: space-between; gap: 1rem; font-variant-numeric: tabular-nums; }
@media screen and (max-width: 40rem) {
  .chart svg:has(+ svg) { display: none; }
  .chart svg + svg { display: block; min-width: 0; }
  .chart figcaption { text-align: start; }
}
@media print {
  :root {
    --grid: #ccc; --s1: #174a7c; --s2: #c8641b; --s3: #4b8f6b; --s4: #8a6fb0;
    --b1: #174a7c; --b2: #a9c1d9; --b3: #c8641b; --b4: #e6bd97;
  }
  .chart { break-inside: avoid; }
  .chart .plot { overflow: visible; background: none; }
  .chart svg { min-width: 0; max-width: 86%; margin: 0 auto; }
  .chart figcaption { font-size: 10.5pt; }
  .chart details, .chart .tip { display: none; }
}
`
