import type { UserError } from '../../trade/errors/errors.ts'
import type { Finding, Localized } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import { badSdmxField, type FieldPlace, unmapped } from './faults.ts'
import type { Field, SdmxTable } from './heading.ts'
import type { UsedMapping } from './ledger-mapping.ts'
import * as words from './words.ts'

/** A part of a mapping that is a column with codes. */
export interface CodedColumn {
  readonly column: string
  readonly codes?: Readonly<Record<string, string>> | undefined
}

/** Signals that a row is left out, and counted. */
export const leftOut = Symbol('left out')

/** A file that is read by a mapping, what its fields are by it, and what was found of rows that are not handed on. */
export class MappedFile {
  readonly #file: string
  readonly #table: SdmxTable
  readonly used: UsedMapping
  readonly #findings = new Map<string, Finding>()

  constructor(file: string, table: SdmxTable, used: UsedMapping) {
    this.#file = file
    this.#table = table
    this.used = used
  }

  get findings(): readonly Finding[] {
    return [...this.#findings.values()]
  }

  has(column: string): boolean {
    return this.#table.columns.includes(column)
  }

  field(row: Row, column: string): Field {
    return this.#table.get(row, column)
  }

  text(row: Row, column: string): string {
    return this.field(row, column).code
  }

  at(row: Row, column: string): FieldPlace {
    return { file: this.#file, line: row.line, column, found: this.text(row, column) }
  }

  count(kind: 'leftOutRows' | 'withoutValue', { line }: Row, subject: string): void {
    const key = `${kind} ${subject}`
    const existing = this.#findings.get(key)
    const severity = kind === 'withoutValue' ? 'warning' : 'note'
    this.#findings.set(key, {
      ...(existing ?? { kind, severity, subject, where: { file: this.#file, line } }),
      count: (existing?.count ?? 0) + 1,
    })
  }

  leaveOut(row: Row, column: string): typeof leftOut {
    this.count('leftOutRows', row, `${column}=${this.text(row, column)}`)
    return leftOut
  }

  /** What a code is by the mapping; undefined where the mapping does not say it. */
  mapped(row: Row, { column, codes = {} }: CodedColumn): string | typeof leftOut | undefined {
    const text = this.text(row, column)
    if (!Object.hasOwn(codes, text)) return undefined
    const target = codes[text]
    return target === 'omit' ? this.leaveOut(row, column) : target
  }

  bad(where: FieldPlace, what: Localized, hint?: Localized): UserError {
    return badSdmxField(where, what, this.used.isExport ? words.exportAgain : (hint ?? words.mendOrDownload))
  }

  unmapped(row: Row, part: string | CodedColumn, name: string, choices: Localized) {
    const where = this.at(row, typeof part === 'string' ? '' : part.column)
    return this.used.isExport ? this.bad(where, words.noExportedCode) : unmapped(where, name, choices)
  }
}
