import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { type Block, type Document, getLocale } from '../../brief/brief.ts'
import { createTextSetter, type PackageFonts, readPackageFonts, typesetFolder } from '../fonts/fonts.ts'
import { formatDescriptions } from '../formats/formats.ts'
import type { Press } from '../press-type.ts'
import { printedLogo } from '../shared/shared.ts'
import { listLastPageChanges, setStatementsApart } from './last-page.ts'
import {
  type BlockMark,
  findPageChange,
  noChanges,
  type PageChanges,
  type PageEdges,
} from './page-changes.ts'
import { creationTime, logoPath, type Sheet, toTypstData } from './typst-data.ts'
import { withoutSystemFonts } from './without-system-fonts.ts'

/**
 * A brief as a PDF for printing and archives, set by Typst: A4, tagged to PDF/UA-1, fonts embedded. Texts reach
 * Typst as data, never as markup. Only the fonts of the package are used, so that the bytes are the same
 * everywhere; the file is dated by its data.
 *
 * @throws UserError for a character that the fonts do not have.
 */
export const pdf: Press = {
  format: 'pdf',
  extension: 'pdf',
  mediaType: formatDescriptions.pdf.mediaType,
  async print(document) {
    const { compiler } = await typesetter()
    const set = await setBrief(document)
    const time = creationTime(document.about.asOf)
    const bytes = compiler.pdf(set.pages, {
      pdfStandard: PdfStandard.UA_1,
      ...(time === null ? {} : { creationTimestamp: time }),
    })
    // What was remembered of briefs printed long ago is let go.
    compiler.evictCache(keptPrints)
    return new Uint8Array(bytes)
  },
  drawPages,
  async makeReady() {
    await typesetter()
  },
}

/**
 * The pages of the PDF as one drawing for a screen, from top to bottom without space between them (SVG), without a size and
 * ground of its own: it takes those of the place where it is shown. It is no output format, but what the PDF will print.
 *
 * @throws UserError as `pdf.print` does.
 */
async function drawPages(document: Document): Promise<Uint8Array> {
  const { compiler } = await typesetter()
  const drawing = compiler
    .plainSvg((await setBrief(document)).pages)
    .replace(/^(<svg[^>]*?) width="[^"]*" height="[^"]*"/, '$1')
    .replace(paper, '')
  compiler.evictCache(keptPrints)
  return new TextEncoder().encode(drawing)
}

/** The white ground of a page of A4: Typst paints that of each page over the first. */
const paper = /<path [^>]*fill="#ffffff"[^>]* d="M 0 0v 841\.8\d* h 595\.2\d* v -841\.8\d* Z "\/>/g

/** Sets a brief on pages. @throws UserError for a character that the fonts do not have. */
async function setBrief(document: Document): Promise<SetPages> {
  const { compiler, template, has } = await typesetter()
  const logo = printedLogo(document, getLocale(document.language))
  const logoFile = logo && join(typesetFolder(), logoPath(logo))
  if (logo && logoFile) compiler.mapShadow(logoFile, Buffer.from(logo.png))
  const setText = createTextSetter(has)
  const set = setPages(document, (changes) =>
    compile(compiler, template, toTypstData(document, setText, changes)),
  )
  if (logoFile) compiler.unmapShadow(logoFile)
  return set
}

/** A page is looked at again after each change; a brief that needs more for each table and chart stays as it then is. */
const mostChanges = (blocks: readonly Block[]): number =>
  16 + 2 * blocks.filter(({ kind }) => kind === 'table' || kind === 'chart').length

interface SetPages {
  readonly pages: NodeTypstDocument
  readonly marks: readonly BlockMark[]
}

/** Sets a brief, and sets it anew while a page is left too empty and something helps. */
function setPages(document: Document, compileWith: (changes: PageChanges) => SetPages): SetPages {
  const edges = document.about.form ? officialEdges : usualEdges
  const fill = (start: PageChanges): readonly [SetPages, PageChanges] => {
    let [set, changes] = [compileWith(start), start]
    const most = mostChanges(document.blocks)
    for (let count = 0; count < most; count++) {
      const next = findPageChange(document.blocks, set.marks, edges, changes)
      if (!next) break
      changes = next
      set = compileWith(changes)
    }
    return [set, changes]
  }
  const [set, changes] = fill(noChanges)
  const most = countPages(set) - 1
  for (const shorter of listLastPageChanges(document.blocks, set.marks, edges, changes)) {
    const saved = compileWith(shorter)
    if (countPages(saved) > most) continue
    // What became smaller may leave room on a page before.
    const [filled] = fill(shorter)
    return countPages(filled) > most ? saved : filled
  }
  const apart = setStatementsApart(document.blocks, set.marks, edges, changes)
  return apart ? compileWith(apart) : set
}

const countPages = ({ marks }: SetPages): number => Math.max(...marks.map(({ page }) => page))

const points = (millimetres: number): number => (millimetres / 25.4) * 72
/** As in the template, of a page 297 mm high. */
const usualEdges: PageEdges = { top: points(25), bottom: points(297 - 20) }
const officialEdges: PageEdges = { top: points(37), bottom: points(297 - 35) }

function compile(compiler: NodeCompiler, template: string, sheet: Sheet): SetPages {
  const compiled = compiler.compile({
    mainFileContent: template,
    inputs: { brief: JSON.stringify(sheet) },
  })
  const pages = compiled.result
  if (pages === null) {
    const error = compiled.takeDiagnostics()
    throw new Error(
      `Typst cannot set the brief: ${error && JSON.stringify(compiler.fetchDiagnostics(error))}`,
    )
  }
  // What the template says of its blocks; its shape is the template's.
  const marks: BlockMark[] = compiler.query(pages, { selector: '<place>', field: 'value' })
  return { pages, marks }
}

/** For so many prints Typst remembers what it laid out; a brief printed again with small changes is quicker. */
const keptPrints = 4

interface Typesetter {
  readonly compiler: NodeCompiler
  readonly template: string
  readonly has: PackageFonts['has']
}

let warm: Promise<Typesetter> | undefined

/** The compiler with its fonts. It is kept from print to print, because to start it takes longer than to print. */
function typesetter(): Promise<Typesetter> {
  warm ??= start()
  return warm
}

async function start(): Promise<Typesetter> {
  const folder = typesetFolder()
  const [template, { contents, has }] = await Promise.all([
    readFile(join(folder, 'brief.typ'), 'utf8'),
    readPackageFonts(),
  ])
  return {
    compiler: withoutSystemFonts(() =>
      NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: [...contents] }] }),
    ),
    template,
    has,
  }
}
