import { type CodeLists, memberCodePattern, standardCodes } from '../../codes/codes.ts'
import { isoOfAlpha2, isoOfAreaNumber, partnerOfId } from '../../codes/partners/partners.ts'
import type { ColumnMapping } from '../column-mapping/column-mapping.ts'

type Partners = NonNullable<ColumnMapping['partner']>

/** Codes of a file as those of the ledger, where no mapping says what they are. Null for what no list has. */
export class MemberCodes {
  readonly #isExport: boolean
  readonly #lists = new Map<string, CodeLists>()

  constructor(isExport: boolean) {
    this.#isExport = isExport
  }

  #of(reporter: string): CodeLists {
    const lists = this.#lists.get(reporter) ?? standardCodes.forReporter(reporter)
    this.#lists.set(reporter, lists)
    return lists
  }

  /** ISO 3166 alpha-3, or EU. */
  findReporter(text: string): string | null {
    if (text === 'EU') return text
    const iso = isoOfAlpha2(text) ?? text
    return partnerOfId(iso) && /^[A-Z]{3}$/.test(iso) ? iso : null
  }

  findPartner(text: string, scheme: Partners['scheme'], reporter: string): string | null {
    if (this.#isExport) return this.#findExported('partner', text, reporter)
    if (scheme === 'customs') return this.#of(reporter).isListed('partner', text) ? text : null
    const iso = scheme === 'm49' ? isoOfAreaNumber(text) : (isoOfAlpha2(text) ?? text)
    return iso !== undefined && /^[A-Z]{3}$/.test(iso) ? (partnerOfId(iso)?.codes.at(-1) ?? null) : null
  }

  /** A partner as a mapping writes it: ISO 3166 alpha-3, or a code of the ledger. */
  findMappedPartner(code: string, reporter: string): string | null {
    const [latest = null] = [partnerOfId(code)?.codes.at(-1)]
    return latest ?? (this.#of(reporter).isListed('partner', code) ? code : null)
  }

  findMember(dimension: 'place' | 'procedure', text: string, reporter: string): string | null {
    if (this.#isExport) return this.#findExported(dimension, text, reporter)
    const lists = this.#of(reporter)
    if (lists.isListed(dimension, text)) return text
    return dimension === 'place' ? (lists.findPlaceById(text)?.code ?? null) : null
  }

  /** Exports have ids; one that is in no list is the code that a file had. */
  #findExported(dimension: 'partner' | 'place' | 'procedure', text: string, reporter: string): string | null {
    const code = this.#of(reporter).findCodes(dimension, text).at(-1)
    return code ?? (memberCodePattern.test(text) ? text : null)
  }
}
