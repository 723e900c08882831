import type { IssuerLook } from '../../brief/brief.ts'
import { barColour, lineLook } from '../chart/chart.ts'

/** The issuer's colours and fonts over those of the style sheet; nothing where there are none. Colours hold on paper and on light screens. */
export function issuerStyle(look: IssuerLook | undefined): string {
  if (!look) return ''
  const { colours = {}, fonts = {} } = look
  const { accent, series } = colours
  const places = [0, 1, 2, 3]
  const variables = [
    ...(accent ? [`--accent: ${accent};`] : []),
    ...(series ? places.map((index) => `--s${index + 1}: ${lineLook(index, series).colour};`) : []),
    ...(series ? places.map((index) => `--b${index + 1}: ${barColour(index, series)};`) : []),
  ]
  const face = (names: readonly (string | undefined)[], usual: string) =>
    [...names.flatMap((name) => (name ? [`"${name}"`] : [])), `var(${usual})`].join(', ')
  return [
    ...(variables.length > 0
      ? [`@media print, (prefers-color-scheme: light) { :root { ${variables.join(' ')} } }`]
      : []),
    ...(accent ? ['h1, h2, h3 { color: var(--accent); }'] : []),
    ...(fonts.body || fonts.latin
      ? [`body { font-family: ${face([fonts.latin, fonts.body], '--serif')}; }`]
      : []),
    ...(fonts.heading
      ? [`h1, h2, h3, caption, thead, .block th { font-family: ${face([fonts.heading], '--sans')}; }`]
      : []),
  ]
    .map((rule) => `${rule}\n`)
    .join('')
}
