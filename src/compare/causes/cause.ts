import type { Localized } from '../../trade/trade.ts'

/**
 * Why something differs. `product`, `period`, `language`, `sections`: another one was asked for. `data`: cells that both dates of the
 * data have were revised. `file`: a file that the older version did not stand on. `bulletin`: a table of the customs
 * bulletin. `definition`: computed from other cells, as after a change of the product file. `display`: the same value,
 * printed in another unit or with other decimals. `ranking`: listed in one version only, because others overtook it.
 * `commentary`: an analyst’s text. `program`: the same cells, computed or worded otherwise. `statement`: what the brief says
 * of its own data. `unknown`: what is needed to tell is not there.
 */
export type CauseKind = (typeof causeKinds)[number]

export const causeKinds = [
  ...['product', 'period', 'language', 'sections', 'data', 'file', 'bulletin', 'definition'],
  ...['display', 'ranking', 'commentary', 'statement', 'program', 'unknown'],
] as const

export interface Cause {
  readonly kind: CauseKind
  readonly words: Localized
  /** Of revised data: which of the comparison’s revised cells, by position. */
  readonly cells?: readonly number[]
  /** Files that the newer version stands on and the older one does not. */
  readonly files?: readonly string[]
}
