import type { Localized } from '../trade/trade.ts'

/** A dimension or attribute; without a code list its values are plain text. */
export interface Component {
  readonly id: string
  readonly name: Localized
  readonly isCoded: boolean
}

/** A data structure definition: dimensions in their order before TIME_PERIOD, and the attributes of observations. */
export interface Structure {
  readonly id: string
  readonly name: Localized
  readonly dimensions: readonly Component[]
  readonly attributes: readonly Component[]
}

/** An observation: the codes of its dimensions and its attributes by component; no value where there is nothing to show. */
export interface Observation {
  readonly period: string
  readonly value: string | null
  readonly components: Readonly<Record<string, string>>
}

/** The codes that observations have, by component, each with its name. */
export class CodeCollector {
  readonly #codes = new Map<string, Map<string, Localized>>()

  add(component: string, code: string, name: () => Localized): string {
    const codes = this.#codes.get(component) ?? new Map<string, Localized>()
    this.#codes.set(component, codes)
    if (!codes.has(code)) codes.set(code, name())
    return code
  }

  list(component: string): readonly (readonly [code: string, name: Localized])[] {
    return [...(this.#codes.get(component) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

/** Observations with the structure that they have; the codes are complete when all observations were read. */
export interface Dataset {
  readonly structure: Structure
  readonly codes: CodeCollector
  readonly observations: AsyncIterable<Observation>
}

/** A table for R and pandas. */
export interface FlatTable {
  readonly columns: readonly FlatColumn[]
  readonly rows: AsyncIterable<readonly (string | null)[]>
}

export interface FlatColumn {
  readonly name: string
  /** `decimal` is a figure of any precision; `{ decimals }` an exact amount with so many decimals. */
  readonly type: 'text' | 'integer' | 'decimal' | { readonly decimals: number }
}
