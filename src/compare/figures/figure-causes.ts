import type { Document, ShownFigure } from '../../brief/brief.ts'
import { figureData } from '../../press/press.ts'
import type { RevisedCell } from '../../review/revisions/revisions.ts'
import { Fraction } from '../../trade/numbers/numbers.ts'
import { type Derivation, type FigureId, listOperands, parseFigureId } from '../../trade/trade.ts'
import {
  type Cause,
  dataCause,
  definitionCause,
  fileCause,
  joinCauses,
  plainCause,
} from '../causes/causes.ts'
import { touchedCells } from './cell-evidence.ts'

/** What is known of the two versions beside their documents. */
export interface CauseFacts {
  readonly older: Document
  readonly newer: Document
  /** Another product, period, language or set of sections was asked for: with product or period everything differs. */
  readonly asked: readonly ('product' | 'period' | 'language' | 'sections')[]
  /** Cells that were revised between the dates of the two versions. */
  readonly cells: readonly RevisedCell[]
  /** Files that only the newer version stands on, or only the older one. */
  readonly files: readonly string[]
  /** Null where nothing says which program made one of them. */
  readonly programChanged: boolean | null
  /** Whether a figure is printed in commentary alone. */
  readonly isCommentaryOnly: (id: FigureId) => boolean
}

/**
 * Why a figure differs, from the evidence of both derivations: down to the cells that were revised, whose differences must
 * add up to that of the figure, or to where the derivations part.
 */
export class FigureCauses {
  readonly #facts: CauseFacts
  readonly #causes = new Map<FigureId, readonly Cause[]>()

  constructor(facts: CauseFacts) {
    this.#facts = facts
  }

  /** Another product or period, which is the cause of all that differs; else null. */
  get general(): readonly Cause[] | null {
    const asked = this.#facts.asked.filter((kind) => kind === 'product' || kind === 'period')
    return asked.length > 0 ? asked.map(plainCause) : null
  }

  /** Empty where the figure is the same in both versions. */
  find(id: FigureId): readonly Cause[] {
    const cached = this.#causes.get(id)
    if (cached) return cached
    // A figure never rests on itself; this ends the search where a derivation would.
    this.#causes.set(id, [])
    const causes = joinCauses(this.#evidence(id))
    this.#causes.set(id, causes)
    return causes
  }

  /** Why only one version prints a figure that both have, with the same value. */
  ofPlace(id: FigureId, isInBoth: boolean): readonly Cause[] {
    const { asked, isCommentaryOnly } = this.#facts
    if (this.general) return this.general
    if (asked.includes('sections')) return [plainCause('sections')]
    if (isCommentaryOnly(id)) return [plainCause('commentary')]
    return [!isInBoth && this.#mayHaveMoved(id) ? plainCause('ranking') : this.#unexplained()]
  }

  #evidence(id: FigureId): readonly Cause[] {
    const { older, newer, asked } = this.#facts
    const [before, after] = [older.figures.get(id), newer.figures.get(id)]
    if (!before || !after) return this.#evidenceOfOne(id, before ?? after)
    if (before.exact === after.exact) {
      if (before.text === after.text) return []
      return [plainCause(asked.includes('language') ? 'language' : 'display')]
    }
    if (this.general) return this.general
    const operands = [...new Set([...operandsOf(before.derivation), ...operandsOf(after.derivation)])]
    const isRedefined = derivationText(before) !== derivationText(after)
    const found = [
      ...operands.flatMap((operand) => this.find(operand)),
      ...(isRedefined ? this.#redefined(before, after) : this.#revised(before, after)),
    ]
    return found.length > 0 ? found : [this.#unexplained()]
  }

  /** The cells, files and tables that a figure itself rests on; nothing for one that is computed from others. */
  #revised(before: ShownFigure, after: ShownFigure): readonly Cause[] {
    const { operation } = after.derivation
    if (operation === 'bulletin') return [plainCause('bulletin')]
    if (operation !== 'sum' && operation !== 'cells') return []
    const touched = touchedCells(after, this.#facts.cells)
    const causes = touched.length > 0 ? [dataCause(touched)] : []
    if (touched.length > 0 && (operation === 'cells' || this.#isExplained(before, after, touched)))
      return causes
    const { files } = this.#facts
    return [...causes, files.length > 0 ? fileCause(files) : this.#unexplained()]
  }

  /** Whether the differences of revised cells add up to that of the figure. */
  #isExplained(before: ShownFigure, after: ShownFigure, touched: readonly number[]): boolean {
    const sum = touched.reduce((total, index) => {
      const { difference = 0n, decimals = 0 } = this.#facts.cells[index] ?? {}
      return total.plus(Fraction.ofScaled(difference, decimals))
    }, Fraction.zero)
    const [old, now] = [before, after].map(({ exact }) => readExact(exact) ?? Fraction.zero)
    return now !== undefined && old !== undefined && now.minus(old).equals(sum)
  }

  /** Computed from other cells: of another cut, which new files bring, or as the product file or the program says now. */
  #redefined(before: ShownFigure, after: ShownFigure): readonly Cause[] {
    const { files, programChanged } = this.#facts
    const isOtherCut = derivationText(before, ['cut']) === derivationText(after, ['cut'])
    const isOtherTable =
      before.derivation.operation === 'bulletin' || after.derivation.operation === 'bulletin'
    if (isOtherTable) return [plainCause('bulletin')]
    if (isOtherCut && files.length > 0) return [fileCause(files)]
    return [definitionCause(programChanged)]
  }

  /** Of a figure that only one version has. */
  #evidenceOfOne(id: FigureId, figure: ShownFigure | undefined): readonly Cause[] {
    const { asked, cells, isCommentaryOnly } = this.#facts
    if (!figure) return []
    if (this.general) return this.general
    if (asked.includes('sections')) return [plainCause('sections')]
    if (isCommentaryOnly(id)) return [plainCause('commentary')]
    const touched = touchedCells(figure, cells)
    const found = [
      ...operandsOf(figure.derivation).flatMap((operand) => this.find(operand)),
      ...(touched.length > 0 ? [dataCause(touched)] : []),
    ]
    if (found.length > 0) return found
    return [this.#mayHaveMoved(id) ? plainCause('ranking') : this.#unexplained()]
  }

  /** Whether data changed that could have moved a partner or a place in a ranking. */
  #mayHaveMoved(id: FigureId): boolean {
    const { cells, files } = this.#facts
    return parseFigureId(id)?.dimension !== undefined && (cells.length > 0 || files.length > 0)
  }

  /** The same cells give another result, or nothing is known of them. */
  #unexplained(): Cause {
    const { programChanged } = this.#facts
    return plainCause(programChanged === true ? 'program' : 'unknown')
  }
}

const readExact = (exact: string | null): Fraction | null => (exact === null ? null : Fraction.parse(exact))

/** A derivation as text, without some of its fields. */
function derivationText(figure: ShownFigure, without: readonly string[] = []): string {
  const { derivation } = figureData(figure)
  return JSON.stringify(derivation, (name, value: unknown) => (without.includes(name) ? undefined : value))
}

function operandsOf(derivation: Derivation): readonly FigureId[] {
  const { operation } = derivation
  if (operation === 'sum' || operation === 'bulletin') return []
  if (operation === 'cells') return derivation.of ? [derivation.of] : []
  return listOperands(derivation)
}

export { readExact }
