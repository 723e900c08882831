import { findScale } from '../../codes/publications/publications.ts'
import { decodeSdmxUnit } from '../../codes/sdmx-codes/sdmx-codes.ts'
import { unitNamed } from '../../codes/units/units.ts'
import { type AmountScale, currencies, type Month } from '../../trade/trade.ts'
import type { ColumnMapping } from '../column-mapping/column-mapping.ts'
import type { Row } from '../formats/formats.ts'
import type { Measure, SdmxAmount } from './cells.ts'
import { badSdmxField, unmappedColumn } from './faults.ts'
import { scaleAmount } from './field-values.ts'
import { KeyReader } from './key-reader.ts'
import type { UsedMapping } from './ledger-mapping.ts'
import { leftOut, type MappedFile } from './mapped-file.ts'
import * as words from './words.ts'

/** Reads rows by a mapping; what they have beside amounts is checked too. */
export class RowReader {
  readonly #file: MappedFile
  readonly #keys: KeyReader
  readonly #rest: readonly string[]
  readonly #firstCodes = new Map<string, string>()

  constructor(file: MappedFile, columns: readonly string[], now: Month) {
    this.#file = file
    this.#keys = new KeyReader(file, now)
    this.#rest = columns.filter((column) => !isUsed(file.used, column))
  }

  /** Whether quantities too have a currency: not where its column has their units. */
  get hasCurrency(): boolean {
    const { currency, unit, unit2 } = this.#file.used.mapping
    return typeof currency !== 'string' && !isColumnOf([unit, unit2], currency.column)
  }

  /** @returns null for a row that is left out. @throws UserError for one that cannot be read. */
  read(row: Row): SdmxAmount | null {
    if (!this.#isChosen(row)) return null
    this.#checkAction(row)
    const key = this.#keys.read(row)
    if (key === null) return null
    const measure = this.#readMeasure(row)
    if (measure === leftOut) return null
    const currency = this.#readCurrency(row, measure)
    if (currency === leftOut) return null
    const status = this.#readStatus(row)
    if (status === leftOut) return null
    for (const column of this.#rest) this.#checkRest(row, column)
    const amount = this.#readAmount(row, measure, findScale(key.source), status)
    const unit = measure === 'value' || amount === null ? null : this.#readUnit(row, measure)
    if (unit === leftOut) return null
    return {
      ...{ line: row.line, key, measure, currency, unit, amount },
      isEstimated: status === 'estimated',
      remark: status === 'provisional' ? this.#statusText(row) : null,
      asOf: this.#readDate(row),
    }
  }

  #isChosen(row: Row): boolean {
    for (const [column, wanted] of Object.entries(this.#file.used.mapping.only ?? {}))
      if (!wanted.includes(this.#file.text(row, column))) {
        this.#file.leaveOut(row, column)
        return false
      }
    return true
  }

  /** Rows that delete, and rows of attributes without an observation, are no data. */
  #checkAction(row: Row): void {
    if (!this.#file.has('ACTION')) return
    if (!/^[IAMR]?$/.test(this.#file.text(row, 'ACTION')))
      throw this.#file.bad(this.#file.at(row, 'ACTION'), words.noAction)
  }

  #checkRest(row: Row, column: string): void {
    const text = this.#file.text(row, column)
    const first = this.#firstCodes.get(column)
    if (first === undefined) this.#firstCodes.set(column, text)
    else if (first !== text) throw unmappedColumn(this.#file.at(row, column), first)
  }

  #readMeasure(row: Row): Measure | typeof leftOut {
    const { measure } = this.#file.used.mapping
    if (!measure) return 'value'
    const found = this.#file.mapped(row, measure)
    if (found === leftOut || found === 'value' || found === 'quantity' || found === 'quantity2') return found
    throw this.#file.unmapped(row, measure, 'measure', words.measures)
  }

  /** A column that also has units of quantities says the currency of values alone: then it is null for quantities. */
  #readCurrency(row: Row, measure: Measure): SdmxAmount['currency'] | typeof leftOut {
    const { currency, unit, unit2 } = this.#file.used.mapping
    if (typeof currency === 'string') return currency
    if (measure !== 'value' && isColumnOf([unit, unit2], currency.column)) return null
    const mapped = this.#file.mapped(row, currency) ?? this.#file.text(row, currency.column)
    if (mapped === leftOut) return leftOut
    const found = currencies.find((each) => each === mapped)
    if (!found) throw this.#file.unmapped(row, currency, 'currency', words.money)
    return found
  }

  #readStatus(row: Row): string | typeof leftOut {
    const { status } = this.#file.used.mapping
    if (!status) return 'normal'
    const found = this.#file.mapped(row, status)
    if (found !== undefined) return found
    if (this.#file.text(row, status.column) === '') return 'normal'
    throw this.#file.unmapped(row, status, 'status', words.statuses)
  }

  #statusText(row: Row): string {
    const { status } = this.#file.used.mapping
    return status ? `${status.column}=${this.#file.text(row, status.column)}` : ''
  }

  /** Null for an amount that is missing or withheld. */
  #readAmount(row: Row, measure: Measure, scale: AmountScale, status: string): bigint | null {
    const { amount, multiplier } = this.#file.used.mapping
    const text = this.#file.text(row, amount.column)
    if (text === '' || text === 'NaN') {
      if (status !== 'missing' && status !== 'confidential')
        throw this.#file.bad(this.#file.at(row, amount.column), words.noAmount, words.statusHint)
      this.#file.count('withoutValue', row, this.#statusText(row))
      return null
    }
    const power =
      multiplier && 'column' in multiplier
        ? this.#readPower(row, multiplier.column)
        : (multiplier?.[measure === 'value' ? 'value' : 'quantity'] ?? 0)
    const decimals = measure === 'value' ? scale.value : scale.quantity
    const found = scaleAmount(text, power, decimals)
    if (found === null)
      throw this.#file.bad(this.#file.at(row, amount.column), words.expectedAmount(decimals))
    return found
  }

  #readPower(row: Row, column: string): number {
    const text = this.#file.text(row, column)
    if (text === '') return 0
    if (!/^-?\d$|^1[0-2]$/.test(text)) throw this.#file.bad(this.#file.at(row, column), words.noPower)
    return Number(text)
  }

  #readUnit(row: Row, measure: Measure): string | null | typeof leftOut {
    const part = measure === 'quantity' ? this.#file.used.mapping.unit : this.#file.used.mapping.unit2
    const name = measure === 'quantity' ? 'unit' : 'unit2'
    if (part === undefined)
      throw badSdmxField({ ...this.#file.at(row, ''), found: name }, words.noUnit(name), words.mendMapping)
    if (typeof part === 'string') return decodeSdmxUnit(part)
    const mapped = this.#file.mapped(row, part)
    if (mapped === leftOut) return leftOut
    const text = this.#file.text(row, part.column)
    if (mapped === undefined && (text === '_Z' || text === '')) return null
    const unit = decodeSdmxUnit(mapped ?? text)
    if (mapped === undefined && !this.#file.used.isExport && !unitNamed(unit))
      throw this.#file.unmapped(row, part, name, words.unitNames)
    return unitNamed(unit)?.name ?? unit
  }

  #readDate(row: Row): string | null {
    const { asOf } = this.#file.used.mapping
    if (!asOf) return null
    const text = this.#file.text(row, asOf.column)
    const date = new Date(text)
    if (!/^\d{4}-\d\d-\d\d/.test(text) || Number.isNaN(date.getTime()))
      throw this.#file.bad(this.#file.at(row, asOf.column), words.noDate)
    return date.toISOString()
  }
}

const isColumnOf = (parts: readonly ColumnMapping['unit'][], column: string): boolean =>
  parts.some((part) => typeof part === 'object' && part.column === column)

/** Whether something says what a column means, or that it does not matter. */
function isUsed({ mapping, isExport }: UsedMapping, column: string): boolean {
  const { ignore = [], only = {}, ...parts } = mapping
  const named = Object.values(parts).flatMap((part) =>
    typeof part === 'object' && 'column' in part ? [part.column] : [],
  )
  return (
    column === 'ACTION' ||
    ignore.includes(column) ||
    named.includes(column) ||
    Object.hasOwn(only, column) ||
    (isExport && column === 'SOURCE')
  )
}
