import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { formatDescriptions } from '../formats/formats.ts'
import type { Press } from '../press-type.ts'
import { printable, printedLogo } from '../shared/shared.ts'
import { fontCoverage } from './font-coverage.ts'
import { missingGlyph } from './missing-glyph.ts'
import { typesetFolder } from './typeset-folder.ts'
import { creationTime, logoPath, type SetText, toTypstData } from './typst-data.ts'
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
    const { compiler, template, has } = await typesetter()
    const sheet = toTypstData(document, setter(has))
    const logo = printedLogo(document)
    const logoFile = logo && join(typesetFolder(), logoPath(logo))
    if (logo && logoFile) compiler.mapShadow(logoFile, Buffer.from(logo.png))
    const compiled = compiler.compile({
      mainFileContent: template,
      inputs: { brief: JSON.stringify(sheet) },
    })
    if (logoFile) compiler.unmapShadow(logoFile)
    const set = compiled.result
    if (set === null) {
      const error = compiled.takeDiagnostics()
      throw new Error(
        `Typst cannot set the brief: ${error && JSON.stringify(compiler.fetchDiagnostics(error))}`,
      )
    }
    const time = creationTime(document.about.asOf)
    const bytes = compiler.pdf(set, {
      pdfStandard: PdfStandard.UA_1,
      ...(time === null ? {} : { creationTimestamp: time }),
    })
    // What was remembered of briefs printed long ago is let go.
    compiler.evictCache(keptPrints)
    return new Uint8Array(bytes)
  },
  async makeReady() {
    await typesetter()
  },
}

/** For so many prints Typst remembers what it laid out; a brief printed again with small changes is quicker. */
const keptPrints = 4

interface Typesetter {
  readonly compiler: NodeCompiler
  readonly template: string
  readonly has: (character: string) => boolean
}

let warm: Promise<Typesetter> | undefined

/** The compiler with its fonts. It is kept from print to print, because to start it takes longer than to print. */
function typesetter(): Promise<Typesetter> {
  warm ??= start()
  return warm
}

async function start(): Promise<Typesetter> {
  const folder = typesetFolder()
  const [template, ...fonts] = await Promise.all([
    readFile(join(folder, 'brief.typ'), 'utf8'),
    readFile(join(folder, 'TradebriefSong.otf')),
    readFile(join(folder, 'TradebriefHei.otf')),
  ])
  const covered = fonts.map(fontCoverage)
  return {
    compiler: withoutSystemFonts(() =>
      NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] }),
    ),
    template,
    // All that the sans has, the serif has too.
    has: (character) => covered[0]?.(character) ?? false,
  }
}

/**
 * Makes a text ready for the page: no white space but plain spaces, and no characters that print nothing (marks of
 * direction would reverse what is beside them).
 */
const setter =
  (has: Typesetter['has']): SetText =>
  (text, place) => {
    const shown = printable(text)
      .replace(/[\t-\r\u0085\u2000-\u200A\u2028\u2029\u205F]/g, ' ')
      .replace(/[\u2007\u202F]/g, '\u00A0')
      .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    for (const character of shown.normalize('NFC'))
      if (!has(character)) throw missingGlyph(character, shown, place)
    return shown
  }
