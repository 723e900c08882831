import { Color, Format, FormatAlign, FormatBorder, FormatUnderline } from 'wasm-xlsxwriter'

const ink = 0x1f2933
const quiet = 0x5f6b7a
const blue = 0x1f5fbf
const shade = 0xe9eef5
const line = 0x8a97a8

/** How a cell looks; what of it decides how high its row must be. */
export interface Look {
  readonly format: Format
  /** Of the font, in points. */
  readonly size: number
  readonly wraps: boolean
}

const usualSize = 11

/** The looks of a workbook's cells, all in one font. */
export class Looks {
  readonly #font: string
  readonly #numbers = new Map<string, Look>()
  readonly title: Look
  readonly subtitle: Look
  readonly heading: Look
  readonly subheading: Look
  readonly body: Look
  /** What an analyst wrote: set in, with a line at its left. */
  readonly commentary: Look
  readonly link: Look
  readonly caption: Look
  readonly note: Look
  /** Names in the first column of a table, and in columns that follow figures. */
  readonly name: Look
  readonly nextName: Look
  readonly nameHeader: Look
  readonly nextNameHeader: Look
  readonly figureHeader: Look
  /** Above figures, with room at the right for the button of a filter. */
  readonly filterHeader: Look

  /** @param accent the issuer's colour of headings, as `#174a7c`. */
  constructor(font: string, accent?: string) {
    this.#font = font
    const headed = accent === undefined ? ink : Number.parseInt(accent.slice(1), 16)
    const prose = (look: Look): Look => ({ ...look, wraps: true, format: look.format.setTextWrap() })
    this.title = prose(this.#look((format) => format.setBold().setFontColor(Color.rgb(headed)), 18))
    this.subtitle = prose(this.#look((format) => format.setFontColor(Color.rgb(quiet))))
    this.heading = prose(this.#look((format) => format.setBold().setFontColor(Color.rgb(headed)), 13))
    this.subheading = prose(this.#look((format) => format.setBold().setFontColor(Color.rgb(headed))))
    this.body = prose(this.#look((format) => format.setAlign(FormatAlign.Top)))
    this.commentary = prose(
      this.#look((format) =>
        format
          .setAlign(FormatAlign.Top)
          .setAlign(FormatAlign.Left)
          .setIndent(1)
          .setBorderLeft(FormatBorder.Thick)
          .setBorderLeftColor(Color.rgb(line)),
      ),
    )
    this.link = prose(
      this.#look((format) =>
        format.setFontColor(Color.rgb(blue)).setUnderline(FormatUnderline.Single).setAlign(FormatAlign.Top),
      ),
    )
    this.caption = this.#look((format) => format.setBold())
    this.note = this.#look((format) => format.setFontColor(Color.rgb(quiet)), 10)
    this.name = this.#look((format) => format.setAlign(FormatAlign.Top))
    this.nextName = this.#look((format) =>
      format.setAlign(FormatAlign.Top).setAlign(FormatAlign.Left).setIndent(1),
    )
    this.nameHeader = prose(this.#look((format) => header(format).setAlign(FormatAlign.Left)))
    this.nextNameHeader = prose(
      this.#look((format) => header(format).setAlign(FormatAlign.Left).setIndent(1)),
    )
    this.figureHeader = prose(this.#look((format) => header(format).setAlign(FormatAlign.Right)))
    this.filterHeader = prose(this.#look((format) => header(format).setAlign(FormatAlign.Right).setIndent(2)))
  }

  /** A cell with a number, or with the sign that stands for none. */
  readonly figure = (format: string): Look => this.#number(format, ink)

  /** A number that others are computed from, and that a reader may change. */
  readonly input = (format: string): Look => this.#number(format, blue)

  /** A number that does not follow when inputs are changed. */
  readonly fixed = (format: string): Look => this.#number(format, quiet)

  #number(numberFormat: string, color: number): Look {
    const key = `${color} ${numberFormat}`
    const existing = this.#numbers.get(key)
    if (existing) return existing
    const look = this.#look((format) =>
      format
        .setFontColor(Color.rgb(color))
        .setNumFormat(numberFormat)
        .setAlign(FormatAlign.Top)
        .setAlign(FormatAlign.Right),
    )
    this.#numbers.set(key, look)
    return look
  }

  #look(change: (format: Format) => Format, size = usualSize): Look {
    const format = new Format().setFontName(this.#font).setFontSize(size).setFontColor(Color.rgb(ink))
    return { format: change(format), size, wraps: false }
  }
}

const header = (format: Format): Format =>
  format
    .setBold()
    .setAlign(FormatAlign.VerticalCenter)
    .setBackgroundColor(Color.rgb(shade))
    .setBorderBottom(FormatBorder.Thin)
    .setBorderBottomColor(Color.rgb(line))
