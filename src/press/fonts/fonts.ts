/**
 * The fonts of the package, for presses that draw letters themselves: where they are, which characters they have, and
 * what a text needs before it is drawn.
 *
 * @module
 */
export { setChartTexts } from './chart-texts.ts'
export { fontCoverage } from './font-coverage.ts'
export { describeFontFallbacks } from './font-fallbacks.ts'
export { type PackageFonts, readPackageFonts } from './package-fonts.ts'
export type { Place, SetText } from './place.ts'
export { createTextSetter } from './text-setter.ts'
export { typesetFolder } from './typeset-folder.ts'
