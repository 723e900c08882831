import { memberCodePattern, standardCodes } from '../../codes/codes.ts'
import type { Dimension, FindingKind, Localized } from '../../trade/trade.ts'
import type { Row } from '../formats/formats.ts'
import {
  badField,
  type Column,
  detached,
  type OddityTally,
  type SeenCode,
  type SeenCodes,
} from './layout/layout.ts'

type Unlisted = FindingKind & ('unknownPartner' | 'unknownProcedure' | 'unknownPlace')

interface Rule {
  readonly pattern: RegExp
  /** What to look at where a text is no code. */
  readonly hint: Localized
  /** What a code is worth that our list does not have; commodities have no list, their names are learnt from the files. */
  readonly unknown?: Unlisted
}

const notACode = (digits: number, what: Localized): Localized => ({
  zh: `${what.zh}编码是 ${digits} 位数字（新编码可以是至多 8 位数字，或至多 4 个字母和数字）：请对照下载的原文件`,
  en: `A ${what.en} code has ${digits} digits (a new one may have up to 8, or up to 4 letters and digits): compare with the file as downloaded`,
})

const rules: Readonly<Record<Dimension, Rule>> = {
  commodity: {
    pattern: /^(?:\d{2}|\d{4}|\d{6}|\d{8}|\d{10})$/,
    hint: {
      zh: '商品编码是 2、4、6、8 或 10 位数字。位数为单数，多半是 Excel 去掉了开头的 0：请用下载的原文件，或把该列设为文本并补上 0',
      en: 'A commodity code has 2, 4, 6, 8 or 10 digits. An odd number of digits mostly means that Excel dropped a leading zero: use the file as downloaded, or make the column text and put the zero back',
    },
  },
  partner: {
    pattern: memberCodePattern,
    hint: notACode(3, { zh: '贸易伙伴', en: 'trading partner' }),
    unknown: 'unknownPartner',
  },
  procedure: {
    pattern: memberCodePattern,
    hint: notACode(2, { zh: '贸易方式', en: 'customs procedure' }),
    unknown: 'unknownProcedure',
  },
  place: {
    pattern: memberCodePattern,
    hint: notACode(2, { zh: '注册地', en: 'place of registration' }),
    unknown: 'unknownPlace',
  },
}

/** Whether a text can be a code of a dimension, on a list or not. */
export const isCode = (dimension: Dimension, text: string): boolean => rules[dimension].pattern.test(text)

/** The finding that a code is worth which its list does not know; undefined for one that is known, or has no list. */
export function unlisted(dimension: Dimension, code: string): Unlisted | undefined {
  if (dimension === 'commodity' || standardCodes.isListed(dimension, code)) return undefined
  return rules[dimension].unknown
}

/** A name on one line, without spaces around it. */
export const readName = (written: string): string => written.trim().replace(/\s+/g, ' ')

/** A commodity code without the points or spaces of tariff schedules: 8507.60.00, 3922 2000. */
function readCommodity(written: string): string {
  const text = written.trim()
  return /^\d{2,4}(?:[. ]\d{2,4})+$/.test(text) ? text.replace(/[. ]/g, '') : text
}

interface KnownCode {
  readonly code: string
  readonly unlisted: ReturnType<typeof unlisted>
  readonly names: Set<string>
  /** Which of all that was seen the code was with its first name. */
  readonly at: number
  /** What the last row wrote as the name: rows mostly repeat it, and need no closer look then. */
  written: string | undefined
}

/** Reads the code of one dimension and the name beside it. */
export class CodeReader {
  readonly #file: string
  readonly #dimension: Dimension
  readonly #code: Column
  readonly #name: Column | undefined
  readonly #tally: OddityTally
  readonly #byText = new Map<string, KnownCode>()
  readonly #seen = { named: [] as SeenCode[], lines: [] as number[], rows: [] as number[] }
  #oneNameEach = true
  #last: KnownCode | undefined

  constructor(
    file: string,
    dimension: Dimension,
    code: Column,
    name: Column | undefined,
    tally: OddityTally,
  ) {
    this.#file = file
    this.#dimension = dimension
    this.#code = code
    this.#name = name
    this.#tally = tally
  }

  /** The code in a row. @throws UserError where it is none. */
  read(row: Row): string {
    const text = row.fields[this.#code.index] ?? ''
    // Rows mostly come sorted, and comparing is faster than looking up.
    const knownCode =
      text === this.#last?.code ? this.#last : (this.#byText.get(text) ?? this.#learn(row, text))
    this.#last = knownCode
    const written = this.#name ? (row.fields[this.#name.index] ?? '') : ''
    if (written !== knownCode.written) this.#noteName(row, knownCode, written)
    if (knownCode.unlisted) this.#noteUnlisted(row, knownCode.code, knownCode.unlisted)
    this.#seen.rows[knownCode.at] = (this.#seen.rows[knownCode.at] ?? 0) + 1
    return knownCode.code
  }

  /** Each code and name seen; the rows of a code under its first name. */
  seen(): SeenCodes {
    return { ...this.#seen, oneNameEach: this.#oneNameEach }
  }

  #learn(row: Row, text: string): KnownCode {
    const code = this.#dimension === 'commodity' ? readCommodity(text) : text.trim()
    if (!isCode(this.#dimension, code))
      throw badField(
        { file: this.#file, line: row.line, column: this.#code, found: text },
        {
          zh: `“${this.#code.heading}”不是编码`,
          en: `This is no code for the column "${this.#code.heading}"`,
        },
        rules[this.#dimension].hint,
      )
    // `103` and `103\t` are one code with one name.
    const existing = this.#byText.get(code) ?? {
      code: detached(code),
      unlisted: unlisted(this.#dimension, code),
      names: new Set(),
      at: this.#seen.named.length,
      written: undefined,
    }
    this.#byText.set(existing.code, existing)
    // A text with tabs around the code is looked up by itself the next time.
    if (text !== code && text.length < 32) this.#byText.set(detached(text), existing)
    return existing
  }

  #noteName(row: Row, cached: KnownCode, written: string): void {
    cached.written = detached(written)
    const name = readName(cached.written)
    if (cached.names.has(name)) return
    if (cached.names.size > 0) this.#oneNameEach = false
    cached.names.add(name)
    this.#seen.named.push({ id: this.#seen.named.length, code: cached.code, name })
    this.#seen.lines.push(row.line)
    this.#seen.rows.push(0)
  }

  #noteUnlisted(row: Row, code: string, kind: NonNullable<KnownCode['unlisted']>): void {
    // Commodities have no list.
    if (this.#dimension !== 'commodity') this.#tally.add(kind, `${this.#dimension}Code`, row.line, code, code)
  }
}
