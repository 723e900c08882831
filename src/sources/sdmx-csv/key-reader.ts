import { chineseCustoms, findPublication } from '../../codes/publications/publications.ts'
import type { Month, NamedCode } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import type { CellKey } from './cells.ts'
import { readPeriod } from './field-values.ts'
import { leftOut, type MappedFile } from './mapped-file.ts'
import { MemberCodes } from './member-codes.ts'
import * as words from './words.ts'

/** The source of files that a person maps. */
export const mappedSource = 'sdmx-csv'

/** Reads of rows which trade they are of. */
export class KeyReader {
  readonly #file: MappedFile
  readonly #now: Month
  readonly #codes: MemberCodes

  constructor(file: MappedFile, now: Month) {
    this.#file = file
    this.#now = now
    this.#codes = new MemberCodes(file.used.isExport)
  }

  /** @returns null for a row that is left out. @throws UserError for a code that nothing maps. */
  read(row: Row): CellKey | null {
    const { mapping, isExport } = this.#file.used
    const flow = typeof mapping.flow === 'string' ? mapping.flow : this.#file.mapped(row, mapping.flow)
    if (flow === undefined) throw this.#file.unmapped(row, mapping.flow, 'flow', words.flows)
    const reporter = flow === leftOut ? leftOut : this.#readReporter(row)
    if (flow === leftOut || reporter === leftOut) return null
    const commodity = this.#readCommodity(row)
    if (commodity === leftOut) return null
    const partner = this.#readPartner(row, reporter)
    if (partner === leftOut) return null
    const place = this.#readMember(row, 'place', reporter)
    if (place === leftOut) return null
    const procedure = this.#readMember(row, 'procedure', reporter)
    if (procedure === leftOut) return null
    const { column } = mapping.period
    const period = readPeriod(this.#file.text(row, column), this.#now)
    if (!period) throw this.#file.bad(this.#file.at(row, column), words.noPeriod)
    const source = isExport ? this.#readSource(row) : mappedSource
    return {
      ...{ source, reporter, flow: flow === 'export' ? 'export' : 'import', period },
      ...{ commodity, partner, place, procedure },
    }
  }

  #readSource(row: Row): string {
    const source = this.#file.text(row, 'SOURCE')
    if (source === chineseCustoms.source || findPublication(source)) return source
    throw this.#file.bad(this.#file.at(row, 'SOURCE'), words.noSource)
  }

  #readReporter(row: Row): string | typeof leftOut {
    const { reporter } = this.#file.used.mapping
    if (typeof reporter === 'string') return reporter
    const found =
      this.#file.mapped(row, reporter) ?? this.#codes.findReporter(this.#file.text(row, reporter.column))
    if (found === null) throw this.#file.unmapped(row, reporter, 'reporter', words.areas)
    return found
  }

  /** Null for all goods. */
  #readCommodity(row: Row): NamedCode | null | typeof leftOut {
    const { commodity } = this.#file.used.mapping
    const mapped = this.#file.mapped(row, commodity)
    if (mapped === leftOut) return leftOut
    if (mapped === 'total') return null
    const { code: text, name } = this.#file.field(row, commodity.column)
    const code = mapped ?? text.replaceAll('.', '')
    if (!/^\d{2,15}$/.test(code)) throw this.#file.unmapped(row, commodity, 'commodity', words.goods)
    if (!commodity.digits || commodity.digits.includes(code.length)) return { code, name }
    this.#file.count('leftOutRows', row, `len(${commodity.column})=${code.length}`)
    return leftOut
  }

  #readPartner(row: Row, reporter: string): CellKey['partner'] | typeof leftOut {
    const { partner } = this.#file.used.mapping
    if (!partner) return 'total'
    const mapped = this.#file.mapped(row, partner)
    if (mapped === leftOut || mapped === 'total') return mapped
    const { code: text, name } = this.#file.field(row, partner.column)
    if (mapped === 'group') return { isGroup: true, code: text, name }
    const code =
      mapped === undefined
        ? this.#codes.findPartner(text, partner.scheme, reporter)
        : this.#codes.findMappedPartner(mapped, reporter)
    if (code === null) throw this.#file.unmapped(row, partner, 'partner', words.partners)
    return { isGroup: false, code, name: '' }
  }

  /** Null where the row is not broken down. */
  #readMember(row: Row, dimension: 'place' | 'procedure', reporter: string) {
    const part = this.#file.used.mapping[dimension]
    if (!part) return null
    const mapped = this.#file.mapped(row, part)
    if (mapped === leftOut) return leftOut
    if (mapped === 'total') return null
    const { code: text, name } = this.#file.field(row, part.column)
    const code = mapped ?? this.#codes.findMember(dimension, text, reporter)
    if (code === null) throw this.#file.unmapped(row, part, dimension, words.members[dimension])
    return { code, name }
  }
}
