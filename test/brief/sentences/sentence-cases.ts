import type { Document } from '../../../src/brief/document.ts'
import type { Kind } from '../../../src/brief/product/kinds.ts'
import type { Product } from '../../../src/brief/product/product-type.ts'
import { isSilentSection, sectionNames } from '../../../src/brief/product/section-names/section-names.ts'
import type { EditionLanguage } from '../../../src/trade/language.ts'
import type { Flow } from '../../../src/trade/terms.ts'
import { type Amounts, briefOf, productOf, type Side, type Traded } from '../../support/briefs.ts'
import { aboutCases } from './about-cases.ts'
import { pastCases } from './past-cases.ts'
import { reporterCases } from './reporter-cases.ts'
import type { SentenceCase } from './sentence-case.ts'

export const composeCase = (
  { product, at, traded, second, more = {}, commentary = {} }: SentenceCase,
  language: EditionLanguage,
): Document => briefOf(traded, { product, at, language, more, commentary, ...(second && { second }) })

const 万 = 10_000

const firstSections = [
  'summary',
  ...['overview', 'classes', 'comparison', 'partners', 'places', 'procedures', 'priceVolume'],
  ...['contributions', 'concentration', 'course', 'seasonal', 'leaders', 'records', 'unitValues'],
  ...['singleMonths', 'quarters', 'against', 'groups', 'national'],
]

/** Those that need more than a name in the product file: another currency, other reporters. */
const sectionsApart: readonly string[] = ['currencies', 'market', 'mirror']

/**
 * Every section but those apart. What is not among the first stands at the end, so that a new
 * section changes no number of a table before it.
 */
export const everySection = [
  ...firstSections,
  ...sectionNames.filter((name) => !firstSections.includes(name) && !sectionsApart.includes(name)),
]

const auto = { value: {}, quantityScale: 'auto' }

/** A product with every section that its kind can have, its units chosen from the data. */
export function made(more: { readonly kind?: Kind; readonly [name: string]: unknown } = {}): Product {
  const sections = everySection.filter((name) => !isSilentSection(more.kind ?? 'product', name))
  return productOf({ ...auto, sections, ...more })
}

const twoClasses = {
  classes: [
    { id: 'cells', name: { zh: '电芯', en: 'Cells' }, codes: { HS2022: ['85076000'] } },
    { id: 'packs', name: { zh: '电池组', en: 'Packs' }, codes: { HS2022: ['85078000'] } },
  ],
}

/** Partners: the United States, Germany, Viet Nam, Japan, Hong Kong, the Republic of Korea. */
const abroad = ['502', '304', '141', '116', '110', '133', '303', '309', '305', '307', '601', '410']
const home = ['35', '44', '32', '45', '31', '33', '11', '51', '12', '37', '42', '43']

/** Amounts in 万, the first of the codes first. */
const share = (codes: readonly string[], amounts: readonly number[]): Amounts =>
  Object.fromEntries(
    amounts.flatMap((amount, index) => (amount === 0 ? [] : [[codes[index] ?? '', Math.round(amount * 万)]])),
  )

export function side(amounts: readonly number[], more: Partial<Side> = {}): Side {
  const total = amounts.reduce((sum, amount) => sum + amount, 0)
  return {
    partners: share(abroad, amounts),
    places: share(home, amounts),
    quantities: Object.fromEntries(
      amounts.map((amount, index) => [abroad[index] ?? '', Math.round(amount * 900)]),
    ),
    procedures: share(['10', '15', '14', '33'], [total * 0.6, total * 0.25, total * 0.1, total * 0.05]),
    quantity: Math.round(total * 900),
    commodities: { '85076000': Math.round(total * 0.7 * 万), '85078000': Math.round(total * 0.3 * 万) },
    ...more,
  }
}

export const spans = (now: Side, before: Side, year: Side = now, yearBefore: Side = before): Traded => ({
  'month.current': now,
  'month.base': before,
  'ytd.current': year,
  'ytd.base': yearBefore,
})

const large = [4200, 2100, 1500, 900, 600, 300]
const smaller = [3900, 2400, 700, 950, 0, 350, 420]
const yearOf = (amounts: readonly number[]) => amounts.map((amount) => amount * 11.4)
const exports = spans(side(large), side(smaller), side(yearOf(large)), side(yearOf(smaller)))
const few = [210, 90, 45, 12]
const fewBefore = [230, 60, 90, 0, 15]
const imports = spans(side(few), side(fewBefore), side(yearOf(few)), side(yearOf(fewBefore)))
const withReimports = (amounts: readonly number[]): Side => {
  const { partners, ...others } = side(amounts)
  return { ...others, partners: { ...partners, '142': 33 * 万 } }
}
const none = side([])
const nothing = spans(none, none)

/** Months before the brief's own, for the trend: `of` gives the factor of a month. */
function withMonths(subject: Traded, count: number, factor: (lag: number) => number): Traded {
  const months = Array.from({ length: count }, (_, index) => index + 1)
  return {
    ...subject,
    'month3.current': side(large.map((amount) => amount * 3)),
    'month3.base': side(smaller.map((amount) => amount * 3)),
    'rolling12.current': side(large.map((amount) => amount * 12)),
    'rolling12.base': side(smaller.map((amount) => amount * 12)),
    ...Object.fromEntries(
      months.flatMap((lag) => [
        [`month-${lag}.current`, side(large.map((amount) => amount * factor(lag)))],
        ...(lag < 13 ? [[`month-${lag}.base`, side(large.map((amount) => amount * factor(lag + 12)))]] : []),
      ]),
    ),
  }
}

const rising = withMonths(exports, 70, (lag) => 0.98 ** lag * (lag % 12 === 4 ? 0.7 : 1))
const falling = withMonths(
  spans(side(smaller), side(large), side(yearOf(smaller)), side(yearOf(large))),
  30,
  (lag) => 1.02 ** lag,
)
const turning = withMonths(exports, 26, (lag) => (lag < 3 ? 0.5 : 1 + lag / 100))

const of = (
  name: string,
  traded: SentenceCase['traded'],
  product: Product = made(),
  at = '2023-12',
): SentenceCase => ({ name, traded, product, at })

const oneFlow = (flow: Flow, more: object = {}) => made({ flows: [flow], ...more })
const edition = (name: 'quarter' | 'half' | 'year'): Product => ({ ...made(twoClasses), edition: name })
const inEdition = (name: 'quarter' | 'half' | 'year', traded: Traded): Traded => ({
  [`${name}.current`]: traded['month.current'] ?? none,
  [`${name}.base`]: traded['month.base'] ?? none,
  ...traded,
})

const kinds: readonly SentenceCase[] = [
  of(
    'a partner',
    { export: exports, import: imports },
    made({ ...twoClasses, kind: 'partner', partner: 'USA' }),
  ),
  of(
    'imports with goods of Chinese origin',
    { import: spans(withReimports(few), withReimports(fewBefore)) },
    oneFlow('import', { sections: ['partners', 'contributions', 'concentration'] }),
  ),
  of('a partner, exports', { export: exports }, oneFlow('export', { kind: 'partner', partner: 'NLD' })),
  of('a partner, imports', { import: imports }, oneFlow('import', { kind: 'partner', partner: 'JPN' })),
  of(
    'a partner without trade',
    { export: nothing, import: nothing },
    made({ kind: 'partner', partner: 'USA' }),
  ),
  of(
    'a partner without imports',
    { export: exports, import: nothing },
    made({ kind: 'partner', partner: 'USA' }),
  ),
  of(
    'a partner without exports',
    { export: nothing },
    oneFlow('export', { kind: 'partner', partner: 'NLD' }),
  ),
  of('a place', { export: exports, import: imports }, made({ ...twoClasses, kind: 'place', place: 'CN-JS' })),
  of('a place, imports', { import: imports }, oneFlow('import', { kind: 'place', place: 'CN-GX' })),
  of('a place without exports', { export: nothing }, oneFlow('export', { kind: 'place', place: 'CN-GX' })),
  of('products compared', { export: exports, import: imports }, made({ ...twoClasses, kind: 'comparison' })),
  of(
    'products compared, exports',
    { export: rising },
    oneFlow('export', { ...twoClasses, kind: 'comparison' }),
  ),
  of('products without trade', { export: nothing }, oneFlow('export', { ...twoClasses, kind: 'comparison' })),
]

const editions: readonly SentenceCase[] = [
  of('January', { export: exports, import: imports }, made(twoClasses), '2023-01'),
  of('February', { export: rising, import: imports }, made(), '2023-02'),
  of(
    'a first quarter',
    { export: inEdition('quarter', exports) },
    { ...edition('quarter'), flows: ['export'] },
    '2023-03',
  ),
  of(
    'a quarter',
    { export: inEdition('quarter', exports), import: inEdition('quarter', imports) },
    edition('quarter'),
  ),
  of(
    'a first half',
    { export: inEdition('half', exports), import: inEdition('half', imports) },
    edition('half'),
    '2023-06',
  ),
  of(
    'a second half',
    { export: inEdition('half', exports), import: inEdition('half', imports) },
    edition('half'),
  ),
  of('a year', { export: inEdition('year', exports), import: inEdition('year', imports) }, edition('year')),
  of(
    'a quarter without imports',
    { import: inEdition('quarter', nothing) },
    { ...edition('quarter'), flows: ['import'] },
  ),
]

const same = side(large)
const many = [4200, 2100, 1500, 900, 600, 300, 200, 150, 120, 110, 100, 90]
const almost = side(large, { partners: { ...same.partners, '502': 42_000_001 } })
const onePartner = side([4200])
const unpriced = side(large, { quantities: {}, quantity: null })

const amounts: readonly SentenceCase[] = [
  of('both flows', { export: rising, import: imports }, made(twoClasses)),
  of('one class', { export: exports, import: imports }),
  of('exports alone', { export: exports }, oneFlow('export', twoClasses)),
  of('imports alone', { import: imports }, oneFlow('import', twoClasses)),
  of('stated units', { export: exports, import: imports }, productOf({ sections: everySection })),
  of('renminbi', { export: exports, import: imports }, made({ currency: 'CNY' })),
  of('months that fall', { export: falling }, oneFlow('export')),
  of('months that turn', { export: turning }, oneFlow('export', { top: 5 })),
  of('net imports', { export: imports, import: exports }),
  of('as much in as out', { export: exports, import: exports }),
  of('no imports', { export: exports, import: nothing }),
  of('no imports any more', { export: exports, import: spans(none, side(few)) }),
  of('no imports in the month', { export: exports, import: spans(none, none, side(few), side(fewBefore)) }),
  of('no trade', { export: nothing, import: nothing }, made(twoClasses)),
  of('no exports', { export: nothing }, oneFlow('export', twoClasses)),
  of('no exports any more', { export: spans(none, side(few)) }, oneFlow('export', twoClasses)),
  of('a first year', { export: spans(side(large), none), import: spans(side(few), none) }, made(twoClasses)),
  of('unchanged', { export: spans(same, same), import: spans(almost, same) }, made(twoClasses)),
  of('one partner', { export: spans(onePartner, side([3000])), import: spans(side([0, 12]), side([0, 10])) }),
  of('one partner, new', { export: spans(onePartner, side([0, 3000])) }, oneFlow('export')),
  of('two partners', { export: spans(side([300, 200]), side([200])) }, oneFlow('export')),
  of('three partners', { export: spans(side([300, 200, 100]), side([200, 200, 300])) }, oneFlow('export')),
  of(
    'four that tie',
    { export: spans(side([100, 100, 100, 100]), side([100, 100, 100, 100])) },
    oneFlow('export'),
  ),
  of('one named', { export: exports }, oneFlow('export', { named: 1, top: 3 })),
  of(
    'many new, many gone',
    {
      export: spans(side([0, 0, 0, 0, 60, 50, 40, 30]), side([80, 70, 65, 55])),
    },
    oneFlow('export', { named: 2 }),
  ),
  of(
    'a class that ended',
    {
      export: spans(side(large, { commodities: { '85076000': 96_000_000 } }), side(smaller)),
    },
    oneFlow('export', twoClasses),
  ),
  of(
    'one procedure',
    { export: spans(side(large, { procedures: { '10': 96_000_000 } }), side(smaller)) },
    oneFlow('export'),
  ),
  of('without quantities', { export: spans(unpriced, unpriced) }, oneFlow('export', { quantity: 'none' })),
  of('quantities wanted', { export: spans(unpriced, side(smaller)) }, oneFlow('export')),
  of(
    'many partners',
    { export: spans(side(many), side(many.map((amount) => amount * 0.9))) },
    oneFlow('export'),
  ),
  of(
    'kilograms',
    { export: spans(side(large, { unit: '千克' }), side(smaller, { unit: '千克' })) },
    oneFlow('export'),
  ),
  of('few dollars', { export: spans(side([0.09, 0.03]), side([0.05, 0.04])) }, oneFlow('export')),
]

const inYuan = (amounts: readonly number[], rate: number) => side(amounts.map((amount) => amount * rate))
const exportsInYuan = spans(
  inYuan(large, 7.1),
  inYuan(smaller, 6.9),
  inYuan(yearOf(large), 7),
  inYuan(yearOf(smaller), 6.7),
)
const importsInYuan = spans(
  inYuan(few, 7.1),
  inYuan(fewBefore, 6.9),
  inYuan(yearOf(few), 7),
  inYuan(yearOf(fewBefore), 6.7),
)
const inBoth = (more: object = {}) =>
  productOf({ ...auto, sections: ['overview'], currency: 'both', ...more })
const currencies: readonly SentenceCase[] = [
  {
    ...of('both currencies', { export: exports, import: imports }, inBoth()),
    second: { export: exportsInYuan, import: importsInYuan },
  },
  {
    ...of(
      'both currencies, a partner',
      { export: exports },
      inBoth({ kind: 'partner', partner: 'NLD', flows: ['export'] }),
    ),
    second: { export: exportsInYuan },
  },
  {
    ...of('both currencies, no imports', { export: exports, import: nothing }, inBoth()),
    second: { export: exportsInYuan, import: nothing },
  },
  {
    ...of('both currencies, no trade', { export: nothing }, inBoth({ flows: ['export'] })),
    second: { export: nothing },
  },
  {
    ...of('both currencies, a first year', { export: spans(same, none) }, inBoth({ flows: ['export'] })),
    second: { export: spans(inYuan(large, 7.1), none) },
  },
  of('both currencies, yuan not loaded', { import: imports }, inBoth({ flows: ['import'] })),
]

/** Everything that the wording can say, over edge cases of amounts, kinds, editions and of what a brief rests on. */
export const sentenceCases: readonly SentenceCase[] = [
  ...amounts,
  ...kinds,
  ...editions,
  ...currencies,
  ...aboutCases({ exports, imports, product: made() }),
  ...pastCases({ exports: rising, imports, made, side }),
  ...reporterCases,
]
