/**
 * Briefs as one HTML page.
 *
 * @module
 */
import { createHash } from 'node:crypto'
import { type Block, type Document, getLocale, type IssuerLook } from '../../brief/brief.ts'
import { chartStyle } from '../chart/chart.ts'
import { formatDescriptions } from '../formats/formats.ts'
import type { Press } from '../press-type.ts'
import { escapeMarkup, type PrintedLogo, printedLogo } from '../shared/shared.ts'
import { chartScript } from './chart-script.ts'
import { derivations } from './derivations.ts'
import { issuerStyle } from './issuer-style.ts'
import { Printer } from './printer.ts'
import { pageScript } from './script.ts'
import { furtherLetters, styleSheet } from './style.ts'
import { phrased } from './table-markup.ts'

export { styleSheet } from './style.ts'
export { phrased } from './table-markup.ts'

/**
 * A brief as one HTML file that needs nothing else: no network, and no script to be read. A content security policy
 * holds it to that, and allows its own style sheet and small scripts by hash. Every figure carries its id
 * (`data-figure`) and its exact value, and a click on it shows how it came about.
 */
export const html: Press = {
  format: 'html',
  extension: 'html',
  mediaType: formatDescriptions.html.mediaType,
  async print(document) {
    return new TextEncoder().encode(page(document))
  },
}

/** How a policy names a text that is allowed. */
function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

const contentSecurityPolicy = (style: string, scripts: readonly string[]): string =>
  [
    `default-src 'none'`,
    `style-src '${hashOf(style)}'`,
    `script-src ${scripts.map((script) => `'${hashOf(script)}'`).join(' ')}`,
    `img-src data:`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')

function page(document: Document): string {
  const { title, subtitle, about, language } = document
  const printer = new Printer(document)
  const body = printer.main(document.blocks)
  const logo = printedLogo(document, getLocale(document.language))
  const charts = document.blocks.some((block) => block.kind === 'chart')
  const letters = furtherLetters(getLocale(language).letters)
  const style = [styleSheet, letters, ...(charts ? [chartStyle] : []), issuerStyle(about.look)].join('')
  const scripts = charts ? [pageScript, chartScript] : [pageScript]
  return `<!doctype html>
<html lang="${getLocale(language).tag}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${contentSecurityPolicy(style, scripts)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
${about.issuer === null ? '' : `<meta name="author" content="${escapeMarkup(about.issuer)}">\n`}<title>${escapeMarkup(title)}</title>
<style>${style}</style>
</head>
<body>
<div class="page">
<header>
${logo ? `${logoImage(logo)}\n` : ''}<h1>${phrased(title)}</h1>
<p class="subtitle">${escapeMarkup(subtitle)}</p>
${about.issuer === null ? '' : `<p class="issuer">${escapeMarkup(about.issuer)}</p>\n`}</header>
<main>
${body}
</main>
${printer.footnotes(document.footnotes)}${derivations(document)}</div>
${scripts.map((script) => `<script>${script}</script>`).join('\n')}
</body>
</html>
`
}

const logoImage = ({ png, width, height, alternative }: PrintedLogo): string =>
  `<img class="logo" src="data:image/png;base64,${Buffer.from(png).toString('base64')}" width="${width}" height="${height}" alt="${escapeMarkup(alternative)}">`

/** A brief as parts of a page of another kind, which has its own head, title and policy, and this module's style sheet. */
export interface BriefParts {
  /** The blocks, in sections whose headings begin at `h2`. */
  readonly main: string
  readonly footnotes: string
  /** How every figure came about, folded away. */
  readonly derivations: string
}

/** A brief as parts of a page. Its ids hold for one brief a page. */
export function printBriefParts(document: Document): BriefParts {
  const printer = new Printer(document)
  return {
    main: printer.main(document.blocks),
    footnotes: printer.footnotes(document.footnotes),
    derivations: derivations(document),
  }
}

/** One block of a brief, such as a table or a chart, for a page of its own. */
export const printBriefBlock = (document: Document, block: Block): string =>
  new Printer(document).main([block])

/** The style sheet of a page with parts of briefs, in an issuer's colours and fonts. */
export const briefStyle = (look: IssuerLook | undefined): string =>
  [styleSheet, chartStyle, issuerStyle(look)].join('')

/** What a page with parts of briefs does where scripts may run. It reads the page and nothing else. */
export const briefScript = `${pageScript}${chartScript}`
