import {
  type Block,
  type Chart,
  type Document,
  getLocale,
  type Inline,
  type List,
  type Locale,
  type Paragraph,
} from '../../brief/brief.ts'
import { balanceLines, printable, printedLogo } from '../shared/shared.ts'
import { Deck, type Slide } from './deck-library.ts'
import { colour, fontFace, place, size } from './slide-look.ts'
import { speakerNotes } from './speaker-notes.ts'
import { summarize } from './summary.ts'
import { splitRows, writeTable } from './table-slide.ts'
import { fittingSize, joinText, splitItems, standTogether } from './text-fit.ts'
import { slideText, textRuns } from './text-runs.ts'

/** The masters of the first slide and of all others. */
const masters = { cover: 'COVER', usual: 'BRIEF' } as const

/** The slides of a brief. Charts are places: what is drawn there is replaced when the file is packed. */
export function createSlides(document: Document): Deck {
  const deck = new Deck()
  const { language, about, title } = document
  const fontName = about.look?.fonts?.heading ?? fontFace[getLocale(language).script]
  deck.layout = 'LAYOUT_WIDE'
  deck.title = slideText(title)
  deck.theme = { headFontFace: fontName, bodyFontFace: fontName }
  const accent = about.look?.colours?.accent?.slice(1).toUpperCase() ?? colour.accent
  for (const kind of ['cover', 'usual'] as const) {
    const look = {
      fontFace: fontName,
      bold: true,
      color: accent,
      align: 'left',
      valign: 'middle',
      margin: 0,
    } as const
    const options = {
      name: 'title',
      type: 'title',
      ...place[kind === 'cover' ? 'cover' : 'title'],
      ...look,
    } as const
    deck.defineSlideMaster({
      title: masters[kind],
      background: { color: 'FFFFFF' },
      objects: [
        {
          placeholder: {
            options: { ...options, fontSize: size[kind === 'cover' ? 'cover' : 'title'] },
            text: '',
          },
        },
      ],
      slideNumber: { ...place.number, fontFace: fontName, fontSize: size.note, color: colour.faint },
    })
  }
  new SlideWriter(deck, document).write()
  return deck
}

class SlideWriter {
  readonly #deck: Deck
  readonly #document: Document
  readonly #locale: Locale
  readonly #font: { readonly fontFace: string; readonly color: string; readonly lang: string }
  /** The headings over the next block. */
  #headings: readonly string[] = []
  /** Whether no slide shows the last heading yet. */
  #isHeadingOpen = false

  constructor(deck: Deck, document: Document) {
    this.#deck = deck
    this.#document = document
    const { language, about } = document
    this.#locale = getLocale(language)
    this.#font = {
      fontFace: about.look?.fonts?.body ?? fontFace[this.#locale.script],
      color: colour.ink,
      lang: this.#locale.officeTag,
    }
  }

  write(): void {
    const { blocks, footnotes } = this.#document
    const words = this.#locale.press.slides
    this.#cover()
    this.#summary()
    let paragraphs: Paragraph[] = []
    for (const block of [...blocks, null]) {
      const next = block?.kind === 'paragraph' ? [...paragraphs, block] : []
      if (paragraphs.length > 0 && !standTogether(next)) {
        const isStatement = paragraphs.every(({ role }) => role === 'statement')
        const titles = isStatement && !this.#isHeadingOpen ? [words.statements] : this.#headings
        this.#paragraphs(
          titles,
          paragraphs.map(({ content }) => content),
        )
        paragraphs = []
      }
      if (block?.kind === 'paragraph') paragraphs.push(block)
      else if (block) this.#block(block)
    }
    const notes = footnotes.map(({ number, content }): Inline[] => [
      { kind: 'text', text: `[${number}] ` },
      ...content,
    ])
    this.#endHeading()
    if (notes.length > 0) this.#paragraphs([words.footnotes], notes)
  }

  #cover(): void {
    const { title, subtitle, about } = this.#document
    const slide = this.#deck.addSlide({ masterName: masters.cover })
    const logo = printedLogo(this.#document, getLocale(this.#document.language))
    if (logo)
      slide.addImage({
        data: `image/png;base64,${Buffer.from(logo.png).toString('base64')}`,
        x: 1,
        y: 1.2,
        w: logo.width / 96,
        h: logo.height / 96,
        altText: logo.alternative,
      })
    slide.addText(cutLines(title, place.cover.w, size.cover), { placeholder: 'title' })
    const lines = [subtitle, ...(about.issuer === null ? [] : [about.issuer])]
    slide.addText(
      lines.map((text) => ({ text: slideText(text), options: { breakLine: true } })),
      {
        x: 1,
        y: 3.9,
        w: 11.33,
        h: 1.2,
        ...this.#font,
        color: colour.faint,
        fontSize: 18,
        valign: 'top',
        margin: 0,
      },
    )
    slide.addNotes(speakerNotes(this.#document))
  }

  #summary(): void {
    // A brief that begins with a summary needs no other.
    const { blocks } = this.#document
    if (blocks.some((block) => block.kind === 'heading' && block.part === 'summary')) return
    const sentences = summarize(this.#document)
    if (sentences.length === 0) return
    const slide = this.#start([this.#locale.press.slides.summary])
    slide.addText(
      sentences.map((text) => ({
        text: slideText(text),
        options: { breakLine: true, bullet: true, paraSpaceAfter: 8 },
      })),
      {
        ...place.content,
        ...this.#font,
        fontSize: fittingSize(sentences),
        valign: 'top',
        objectName: 'Summary',
      },
    )
    slide.addNotes(speakerNotes(this.#document))
  }

  /** A slide under these headings, the last of which is its title. */
  #start(headings: readonly string[]): Slide {
    const slide = this.#deck.addSlide({ masterName: masters.usual })
    const above = headings.slice(0, -1)
    if (above.length > 0)
      slide.addText(above.map(slideText).join(' · '), {
        ...place.kicker,
        ...this.#font,
        fontSize: size.kicker,
        color: colour.faint,
        margin: 0,
        objectName: 'Section',
      })
    slide.addText(slideText(headings.at(-1) ?? this.#document.title), { placeholder: 'title' })
    return slide
  }

  #startBlock(): Slide {
    this.#isHeadingOpen = false
    return this.#start(this.#headings)
  }

  #block(block: Exclude<Block, Paragraph>): void {
    switch (block.kind) {
      case 'heading': {
        const isUnder = block.level === 2 && this.#headings.length > 0
        // A heading right under another stands on one slide with it.
        if (!isUnder || this.#headings.length > 1) this.#endHeading()
        this.#headings = isUnder ? [...this.#headings.slice(0, 1), block.text] : [block.text]
        this.#isHeadingOpen = true
        return
      }
      case 'list':
        for (const part of splitItems(numbered(block))) this.#text(part, block, block.start === null)
        return
      case 'table': {
        const parts = splitRows(block.rows)
        for (const [index, rows] of parts.entries()) {
          const slide = this.#startBlock()
          writeTable(slide, block, { rows, index, isLast: index === parts.length - 1 }, this.#locale)
          slide.addNotes(speakerNotes(this.#document, block))
        }
        return
      }
      case 'chart':
        this.#chart(block)
    }
  }

  /** A heading without blocks has a slide of its own. */
  #endHeading(): void {
    if (this.#isHeadingOpen) this.#startBlock().addNotes(speakerNotes(this.#document))
  }

  #text(contents: readonly (readonly Inline[])[], block: Block, hasBullets: boolean): void {
    const slide = this.#startBlock()
    this.#write(slide, contents, hasBullets)
    slide.addNotes(speakerNotes(this.#document, block))
  }

  /** Paragraphs on a slide of their own. */
  #paragraphs(titles: readonly string[], contents: readonly (readonly Inline[])[]): void {
    const slide = this.#start(titles)
    this.#isHeadingOpen = false
    this.#write(slide, contents)
    slide.addNotes(speakerNotes(this.#document))
  }

  #write(slide: Slide, contents: readonly (readonly Inline[])[], hasBullets = false): void {
    slide.addText(
      contents.flatMap((content) => textRuns(content, hasBullets ? bulleted : { paraSpaceAfter: 8 })),
      {
        ...place.content,
        ...this.#font,
        fontSize: fittingSize(contents.map(joinText)),
        lineSpacingMultiple: 1.25,
        valign: 'top',
        objectName: 'Text',
      },
    )
  }

  #chart(chart: Chart): void {
    const slide = this.#startBlock()
    const labels = chart.categories.map(({ label }) => slideText(label))
    slide.addChart(
      chart.form === 'line' ? 'line' : 'bar',
      chart.series.map(({ name }) => ({ name: slideText(name), labels, values: labels.map(() => 0) })),
      { ...place.chart, altText: printable(chart.alternative), objectName: `Chart ${chart.number}` },
    )
    slide.addText(cutLines(chart.caption, place.chartCaption.w, size.caption), {
      ...place.chartCaption,
      ...this.#font,
      fontSize: size.caption,
      bold: true,
      align: 'center',
      objectName: `Caption of chart ${chart.number}`,
    })
    if (chart.notes.length > 0)
      slide.addText(
        chart.notes.map((text) => ({ text: slideText(text), options: { breakLine: true } })),
        { ...place.notes, ...this.#font, color: colour.faint, fontSize: size.note, valign: 'top' },
      )
    slide.addNotes(speakerNotes(this.#document, chart))
  }
}

/** A text in lines that end where phrases do, for a box so many inches wide and letters of so many points. */
const cutLines = (text: string, width: number, points: number) =>
  balanceLines(slideText(text), Math.floor((width * 72 * 2 * letterRoom) / points)).map((line, index) => ({
    text: line,
    options: { breakLine: false, softBreakBefore: index > 0 },
  }))

/** Bold letters are as wide as they are taken for; between Chinese and digits some programs leave a little more. */
const letterRoom = 0.92

/** The library begins a paragraph at each run with a bullet, unless an alignment is stated. */
const bulleted = { paraSpaceAfter: 8, bullet: true, align: 'left' } as const

/** Items with their numbers, where they have some. */
const numbered = ({ start, items }: List): Inline[][] =>
  items.map((item, index) =>
    start === null ? [...item] : [{ kind: 'text', text: `${start + index}. ` }, ...item],
  )
