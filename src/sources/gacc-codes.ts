import { partnerOfCode } from '../codes/partners.ts'
import { placeOfCode } from '../codes/places.ts'
import { procedureOfCode } from '../codes/procedures.ts'
import type { FindingKind } from '../trade/finding.ts'
import type { Localized } from '../trade/language.ts'
import type { Dimension } from '../trade/terms.ts'
import { badField } from './bad-field.ts'
import type { Column } from './gacc-columns.ts'
import type { Row } from './row.ts'
import { detached, type Tally } from './tally.ts'

interface Rule {
  readonly lengths: readonly number[]
  /** What to look at where the length is wrong. */
  readonly hint: Localized
  /** The list that should know the code; commodities have none, their names are learnt from the files. */
  readonly list?: { readonly unknown: FindingKind; readonly knows: (code: string) => boolean }
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

interface KnownCode {
  readonly code: string
  readonly isListed: boolean
  name: string
  /** The name as the last row wrote it: rows mostly repeat it, and need no closer look then. */
  written: string
}

/** Reads the code of one dimension and watches the name beside it. */
export class CodeReader {
  readonly #file: string
  readonly #rule: Rule
  readonly #code: Column
  readonly #name: Column | undefined
  readonly #tally: Tally
  readonly #byText = new Map<string, KnownCode>()
  #last: KnownCode | undefined

  constructor(file: string, dimension: Dimension, code: Column, name: Column | undefined, tally: Tally) {
    this.#file = file
    this.#rule = rules[dimension]
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
    if (!known.isListed) this.#noteUnlisted(row, known.code)
    if (this.#name) {
      const written = row.fields[this.#name.index] ?? ''
      if (written !== known.written) this.#compareName(row, known, written, this.#name)
    }
    return known.code
  }

  /** Each code seen, with the name that stood beside it first. */
  names(): ReadonlyMap<string, string> {
    return new Map([...this.#byText.values()].map(({ code, name }) => [code, name]))
  }

  #learn(row: Row, text: string): KnownCode {
    const code = text.trim()
    if (!/^\d+$/.test(code) || !this.#rule.lengths.includes(code.length))
      throw badField(
        { file: this.#file, line: row.line, column: this.#code, found: text },
        {
          zh: `“${this.#code.heading}”不是编码`,
          en: `This is no code for the column "${this.#code.heading}"`,
        },
        this.#rule.hint,
      )
    // `103` and `103\t` are one code with one name.
    const same = this.#byText.get(code)
    const known = same ?? { code, isListed: this.#rule.list?.knows(code) ?? true, name: '', written: '' }
    this.#byText.set(code, known)
    // A text with tabs around the code is looked up by itself the next time.
    if (text !== code && text.length < 32) this.#byText.set(detached(text), known)
    return known
  }

  #noteUnlisted(row: Row, code: string): void {
    if (!this.#rule.list) return
    this.#tally.add({
      kind: this.#rule.list.unknown,
      severity: 'warning',
      subject: code,
      where: { file: this.#file, line: row.line, column: this.#code.heading, found: code },
    })
  }

  #compareName(row: Row, known: KnownCode, written: string, column: Column): void {
    known.written = detached(written)
    const name = written.trim().replace(/\s+/g, ' ')
    if (name === '' || name === known.name) return
    if (known.name === '') known.name = detached(name)
    else if (withoutNotes(name) !== withoutNotes(known.name))
      this.#tally.add({
        kind: 'severalNames',
        severity: 'note',
        subject: known.code,
        expected: known.name,
        where: { file: this.#file, line: row.line, column: column.heading, found: detached(name) },
      })
  }
}

/** A name without the notes that change from year to year: 格鲁吉亚(2023年起停用) is 格鲁吉亚. */
const withoutNotes = (name: string): string => name.replace(/[（(][^（()）]*[)）]/g, '').replace(/\s+/g, '')
