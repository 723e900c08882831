import { partnerOfCode } from '../codes/partners.ts'
import { placeOfCode } from '../codes/places.ts'
import { procedureOfCode } from '../codes/procedures.ts'
import type { FindingKind } from '../trade/finding.ts'
import type { Localized } from '../trade/language.ts'
import type { Dimension } from '../trade/terms.ts'
import { badField } from './bad-field.ts'
import type { Column } from './gacc-columns.ts'
import type { Row } from './row.ts'
import type { SeenCode, SeenCodes } from './sightings.ts'
import { detached, type OddityTally } from './tally.ts'

type Unlisted = FindingKind & ('unknownPartner' | 'unknownProcedure' | 'unknownPlace')

interface Rule {
  readonly lengths: readonly number[]
  /** What to look at where the length is wrong. */
  readonly hint: Localized
  /** The list that should know the code; commodities have none, their names are learnt from the files. */
  readonly list?: { readonly unknown: Unlisted; readonly knows: (code: string) => boolean }
}

const rules: Readonly<Record<Dimension, Rule>> = {
  commodity: {
    lengths: [2, 4, 6, 8, 10],
    hint: {
      zh: '商品编码是 2、4、6、8 或 10 位数字。位数为单数，多半是 Excel 去掉了开头的 0：请用下载的原文件，或把该列设为文本并补上 0',
      en: 'A commodity code has 2, 4, 6, 8 or 10 digits. An odd number of digits mostly means that Excel dropped a leading zero: use the file as downloaded, or make the column text and put the zero back',
    },
  },
  partner: {
    lengths: [3],
    hint: { zh: '贸易伙伴编码是 3 位数字', en: 'A trading partner code has 3 digits' },
    list: { unknown: 'unknownPartner', knows: (code) => partnerOfCode(code) !== undefined },
  },
  procedure: {
    lengths: [2],
    hint: { zh: '贸易方式编码是 2 位数字', en: 'A customs procedure code has 2 digits' },
    list: { unknown: 'unknownProcedure', knows: (code) => procedureOfCode(code) !== undefined },
  },
  place: {
    lengths: [2],
    hint: { zh: '注册地编码是 2 位数字', en: 'A code of a place of registration has 2 digits' },
    list: { unknown: 'unknownPlace', knows: (code) => placeOfCode(code) !== undefined },
  },
}

/** Whether a text is a code of a dimension: so many digits as its codes have. */
export const isCode = (dimension: Dimension, text: string): boolean =>
  /^\d+$/.test(text) && rules[dimension].lengths.includes(text.length)

/** The finding that a code is worth which its list does not know; undefined for one that is known, or has no list. */
export function unlisted(dimension: Dimension, code: string): Unlisted | undefined {
  const { list } = rules[dimension]
  return list && !list.knows(code) ? list.unknown : undefined
}

/** A name on one line, without spaces around it. */
export const nameOf = (written: string): string => written.trim().replace(/\s+/g, ' ')

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
    const known = text === this.#last?.code ? this.#last : (this.#byText.get(text) ?? this.#learn(row, text))
    this.#last = known
    const written = this.#name ? (row.fields[this.#name.index] ?? '') : ''
    if (written !== known.written) this.#noteName(row, known, written)
    if (known.unlisted) this.#noteUnlisted(row, known.code, known.unlisted)
    this.#seen.rows[known.at] = (this.#seen.rows[known.at] ?? 0) + 1
    return known.code
  }

  /** Each code and name seen; the rows of a code under its first name. */
  seen(): SeenCodes {
    return { ...this.#seen, oneNameEach: this.#oneNameEach }
  }

  #learn(row: Row, text: string): KnownCode {
    const code = text.trim()
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
    const known = this.#byText.get(code) ?? {
      code: detached(code),
      unlisted: unlisted(this.#dimension, code),
      names: new Set(),
      at: this.#seen.named.length,
      written: undefined,
    }
    this.#byText.set(known.code, known)
    // A text with tabs around the code is looked up by itself the next time.
    if (text !== code && text.length < 32) this.#byText.set(detached(text), known)
    return known
  }

  #noteName(row: Row, known: KnownCode, written: string): void {
    known.written = detached(written)
    const name = nameOf(known.written)
    if (known.names.has(name)) return
    if (known.names.size > 0) this.#oneNameEach = false
    known.names.add(name)
    this.#seen.named.push({ id: this.#seen.named.length, code: known.code, name })
    this.#seen.lines.push(row.line)
    this.#seen.rows.push(0)
  }

  #noteUnlisted(row: Row, code: string, kind: NonNullable<KnownCode['unlisted']>): void {
    // Commodities have no list.
    if (this.#dimension !== 'commodity') this.#tally.add(kind, `${this.#dimension}Code`, row.line, code, code)
  }
}
