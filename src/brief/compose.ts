import { type CodeLists, printableFileName } from '../codes/codes.ts'
import { findPublication } from '../codes/publications/publications.ts'
import { type FigureBook, NoRule } from '../statistics/figures/figures.ts'
import {
  addMonths,
  type EditionLanguage,
  type EditionWords,
  editionLanguages,
  type Figure,
  type FigureName,
  type Flow,
  type Localized,
  type Month,
  parseFigureId,
} from '../trade/trade.ts'
import { listBorrowedYears } from './borrowed-years.ts'
import { type Commentary, listMentions } from './commentary/commentary.ts'
import type { Display } from './display.ts'
import {
  type Block,
  type Document,
  type Paragraph,
  type ShownFigure,
  type StandsOn,
  unitCode,
} from './document.ts'
import { countOthers, countRows, createFigureBook, type FigureInput } from './figure-input.ts'
import { findChangedGroups, findMisnamed, findUnlisted } from './find-code-facts.ts'
import { type HouseParts, pickHouseParts } from './house-parts.ts'
import { listWarnings } from './list-warnings.ts'
import { lowBases } from './low-bases.ts'
import { mentionedFigure } from './mentioned-figure.ts'
import { windowsKept } from './needs.ts'
import { withCommentary } from './place-commentary.ts'
import { formatEditionPeriod, getReporter, nomenclatureUse, type Product } from './product/product.ts'
import type { BriefScales } from './scales/scales.ts'
import type { Writing } from './section-context.ts'
import { sectionsOfBrief, withSourceNote } from './sections/sections.ts'
import { findFirstYear, includesNation, includesPlaces, listShownFigures } from './shown-figures.ts'
import {
  type ConfirmedData,
  type CutUse,
  type FootnoteClass,
  type FootnoteFacts,
  getLocale,
  getTrader,
  type LeftOut,
  type Misnamed,
  type StatementFacts,
  translate as translateIn,
  type Wording,
  withOwnWords,
} from './wording/wording.ts'
import { namesRegion, writeEvenly } from './write-evenly.ts'

/** What a brief is made of. */
export interface BriefInput extends FigureInput, HouseParts {
  /** One name for all languages, or one in each. */
  readonly issuer: string | EditionWords | null
  /** The files that the sums stand on. */
  readonly files: readonly StandsOn[]
  /** Notes that the loads behind the sums carry. */
  readonly notes: readonly EditionWords[]
  /** Codes beside which the files have the name of another code. */
  readonly misnamed?: readonly Misnamed[]
  /** Files cut off by the portal that the user overruled. */
  readonly overruled: readonly string[]
  /** Implausible data that people have confirmed. */
  readonly confirmed?: readonly ConfirmedData[]
  /** Where the years of a brief come from different cuts, which serves which months. */
  readonly cuts?: readonly CutUse[]
  /** Figures that the brief is to have beside those that it shows. */
  readonly also?: readonly FigureName[]
  /** What an analyst wrote for this month, by language. */
  readonly commentary?: Readonly<Partial<Record<EditionLanguage, Commentary>>>
}

export interface Brief {
  readonly document: Document
  /** The code lists by which its figures are counted and named. */
  readonly codes: CodeLists
  /** What the user should know of it, though it could be built. */
  readonly warnings: readonly Localized[]
}

/** Adds a figure that is asked for beside those that are shown; a name that no rule makes is that of none. */
function addFigure(book: FigureBook, name: FigureName): void {
  try {
    book.get(name)
  } catch (error) {
    if (!(error instanceof NoRule)) throw error
  }
}

/**
 * Figures, prose, tables and notes of a product's month, in one language. Pure: the same input gives the
 * same brief, and every language holds the same figures.
 */
export function composeBrief(input: BriefInput, language: EditionLanguage = 'zh'): Brief {
  const { product, month } = input
  const period = formatEditionPeriod(product, month)
  const book = createFigureBook(input)
  const wording = withOwnWords(
    getLocale(language).createWording(product, { withRegions: namesRegion(input) }),
    product,
  )
  const sections = sectionsOfBrief(product)
  const { writing, written, scales } = writeEvenly(input, book, wording, sections)
  const { display } = writing
  keepTotals(product, month, book)
  for (const name of input.also ?? []) addFigure(book, name)
  const { commentary = {} } = input
  // Those of the other languages too: every edition holds the same figures.
  for (const each of editionLanguages) {
    const subject = commentary[each]
    if (subject) for (const mention of listMentions(subject)) mentionedFigure(mention, writing)
  }
  const current = commentary[language]

  const files = [...input.files, ...tablesUsed(input, book)]
  const standsOn = [...files, ...(input.others ?? []).flatMap((other) => other.files)]
  const asOf = findLatest(standsOn)
  const footnote = wording.footnote(footnoteFacts(product, month, wording))
  // Where no sentence names the product, none has the mark of its footnote.
  const marked = writing.namedProduct
  const further = sections.flatMap((section) => section.statements?.(writing) ?? [])
  const ofSections = [
    ...further.map((text) => [{ kind: 'text', text } as const]),
    ...(marked ? [] : [footnote]),
  ]
  const generated: Block[] = [
    ...withSourceNote(written, writing),
    writing.heading(1, null, 'statements', wording.heading.statements),
    ...statements({ ...input, files }, writing, written, asOf),
    ...ofSections.map((content): Block => ({ kind: 'paragraph', role: 'statement', content })),
  ]
  const document: Document = {
    language: wording.language,
    title: wording.title(wording.translate(product.name), month, writing.windows[0] ?? 'month'),
    subtitle: wording.subtitle(asOf),
    blocks: withCommentary(generated, current, writing),
    footnotes: marked ? [{ number: 1, content: footnote }] : [],
    figures: new Map([...book.figures].map(([id, figure]) => [id, shown(figure, display, scales)])),
    about: {
      product: product.id,
      month: period,
      issuer: issuerIn(input, language),
      ...pickHouseParts(input),
      asOf,
      files: standsOn,
      commentary: current ? { file: current.file, sha256: current.sha256 } : null,
      ...(input.confirmed?.length && { confirmed: input.confirmed.map(({ confirmed }) => confirmed) }),
    },
  }
  return { document, codes: writing.codes, warnings: listWarnings(product, language, { display, book }) }
}

const findLatest = (files: readonly StandsOn[]): string =>
  files
    .map(({ asOf }) => asOf)
    .sort()
    .at(-1) ?? ''

const issuerIn = ({ issuer }: BriefInput, language: EditionLanguage): string | null =>
  typeof issuer === 'object' && issuer !== null ? translateIn(issuer, language) : issuer

/** In January the year to date is not shown twice; its totals are kept all the same, so that ids are steady. */
function keepTotals(product: Product, month: Month, book: FigureBook): void {
  for (const flow of product.flows)
    for (const window of windowsKept(product, month))
      book.get({ flow, window, measure: 'value', operation: 'yoy' })
}

function statements(
  input: BriefInput,
  writing: Writing,
  written: readonly Block[],
  asOf: string,
): Paragraph[] {
  const { product } = input
  const { wording } = writing
  const { language } = wording
  const leftOut = (flow: Flow): LeftOut => {
    const hasRanking = product.flows.includes(flow) && product.sections.includes('partners')
    const ids = hasRanking ? writing.listLeftOut(flow) : []
    const names = ids.map((id) => wording.nameOr(id, writing.codes.findPartnerById(id)?.name))
    return { names, reimports: flow === 'import' && ids.every((id) => id === getReporter(product)) }
  }
  const notes = new Set(input.notes.map((note) => wording.translate(note)))
  const shown = listShownFigures(written)
  return writing.wording
    .statements({
      asOf,
      ...countRows(input.files, product.reported !== undefined),
      others: countOthers(input),
      flows: product.flows,
      ...(product.reported && { source: product.reported.source }),
      isOfUnion: getReporter(product) === 'EU',
      currency: product.currency,
      secondCurrency: product.secondCurrency,
      base: product.base,
      printedBases: printedBases(writing.book),
      notes: [...notes],
      otherNotes: listOtherNotes(input, wording),
      without: { export: leftOut('export'), import: leftOut('import') },
      kind: product.kind,
      trader: writing.trader,
      showsPartners: product.sections.includes('partners'),
      showsPlaces: product.kind === 'place' || includesPlaces(shown),
      showsNation: includesNation(shown),
      lowBases: lowBases(shown, writing),
      overruled: input.overruled.map(printableFileName),
      cuts: input.cuts ?? [],
      confirmed: input.confirmed ?? [],
      borrowed: listBorrowedYears(product, writing.book, findFirstYear(written, shown, writing.book.figures)),
      month: writing.month,
      unlisted: findUnlisted(writing),
      misnamed: findMisnamed(input.misnamed ?? [], writing),
      changedGroups: findChangedGroups(writing),
      commented: input.commentary?.[language] !== undefined,
      untranslated: [...wording.untranslated], // last: the other statements name things too
    })
    .map((content) => ({ kind: 'paragraph', role: 'statement', content }))
}

/** The notes of other reporters' loads, each once a reporter. */
const listOtherNotes = (
  { others = [] }: BriefInput,
  { language, translate }: Wording,
): StatementFacts['otherNotes'] =>
  others.flatMap(({ product, notes = [] }) => {
    const reporter = getTrader(product, language).reporter
    return [...new Set(notes.map(translate))].map((note) => ({ reporter, note }))
  })

function footnoteFacts(product: Product, month: Month, { translate }: Wording): FootnoteFacts {
  const [now, before] = [
    nomenclatureUse(product, month).used,
    nomenclatureUse(product, addMonths(month, -12)).used,
  ]
  const classes = (subject: typeof now): FootnoteClass[] =>
    product.classes.flatMap(({ name, codes }) => {
      const these = codes[subject]
      return these ? [{ name: translate(name), codes: these }] : []
    })
  const publication = product.reported && findPublication(product.reported.source)
  const isSame = product.classes.every(({ codes }) => codes[now]?.join() === codes[before]?.join())
  return {
    product: translate(product.name),
    nomenclature: product.nomenclature ?? publication?.nomenclature ?? now,
    classes: classes(now),
    ...(before !== now && { base: { nomenclature: before, classes: isSame ? null : classes(before) } }),
  }
}

/** The files of the tables whose lines figures were taken from. */
function tablesUsed({ bulletin = [], national = [] }: BriefInput, { figures }: FigureBook): StandsOn[] {
  const used = new Set(
    [...figures.values()].flatMap(({ derivation }) =>
      derivation.operation === 'bulletin' ? [derivation.cell.sha256] : [],
    ),
  )
  const tables = new Map([...bulletin, ...national].map((table) => [table.sha256, table]))
  return [...tables.values()]
    .filter(({ sha256 }) => used.has(sha256))
    .map(({ file, sha256, asOf, lines }) => ({ file, sha256, asOf, rows: 1, rowsInFile: lines }))
}

/** Which totals of the year before are as the bulletin printed them. */
function printedBases({ figures }: FigureBook): StatementFacts['printedBases'] {
  const cells = [...figures.values()].flatMap(({ id, derivation }) =>
    derivation.operation === 'bulletin' && id.endsWith('.base') ? [derivation.cell] : [],
  )
  const totals = new Map(cells.map(({ flow, measure }) => [`${flow} ${measure}`, { flow, measure }]))
  return {
    totals: [...totals.values()],
    files: [...new Set(cells.map(({ file }) => printableFileName(file)))],
  }
}

/** A figure as data: a part of one flow in the scales of the flow's tables. */
function shown(figure: Figure, display: Display, scales: BriefScales): ShownFigure {
  const name = parseFigureId(figure.id)
  const current = name ? display.inScales(scales.forFigure(name)) : display
  return {
    id: figure.id,
    value: figure.value?.toDecimal() ?? null,
    exact: figure.value?.toString() ?? null,
    text: current.show(figure).text,
    scale: current.factorFor(figure.unit).toString(),
    unit: unitCode(figure.unit),
    marker: figure.marker ?? null,
    derivation: figure.derivation,
  }
}
