import {
  type Block,
  type Chart,
  type Document,
  getLocale,
  type Inline,
  type List,
  type Locale,
  type Paragraph,
  type Table,
} from '../../brief/brief.ts'
import { printable, printedLogo } from '../shared/shared.ts'
import { Deck, type Slide } from './deck-library.ts'
import { defineMasters, masters } from './masters.ts'
import { numberedNote, SlideFootnotes, writeFootnotes } from './slide-footnotes.ts'
import { colour, contentEnd, fontFace, place, size } from './slide-look.ts'
import { speakerNotes } from './speaker-notes.ts'
import { summarize } from './summary.ts'
import { splitTable, tableHeight } from './table-layout.ts'
import { writeTable } from './table-slide.ts'
import { fittingSize, fitWithin, joinText, lineSpacing, splitItems, standTogether } from './text-fit.ts'
import { cutLines, keepSigns, slideText, textRuns } from './text-runs.ts'

/** The slides of a brief. Charts are places: what is drawn there is replaced when the file is packed. */
export function createSlides(document: Document): Deck {
  const deck = new Deck()
  const { language, about, title } = document
  const fontName = about.look?.fonts?.heading ?? fontFace[getLocale(language).script]
  deck.layout = 'LAYOUT_WIDE'
  deck.title = slideText(title)
  deck.theme = { headFontFace: fontName, bodyFontFace: fontName }
  const accent = about.look?.colours?.accent?.slice(1).toUpperCase() ?? colour.accent
  defineMasters(deck, { fontFace: fontName, accent })
  new SlideWriter(deck, document).write()
  return deck
}

class SlideWriter {
  readonly #deck: Deck
  readonly #document: Document
  readonly #locale: Locale
  readonly #font: { readonly fontFace: string; readonly color: string; readonly lang: string }
  readonly #footnotes: SlideFootnotes
  /** The headings over the next block. */
  #headings: readonly string[] = []
  /** Whether no slide shows the last heading yet. */
  #isHeadingOpen = false

  constructor(deck: Deck, document: Document) {
    this.#deck = deck
    this.#document = document
    const { language, about } = document
    this.#locale = getLocale(language)
    this.#footnotes = new SlideFootnotes(document.footnotes)
    this.#font = {
      fontFace: about.look?.fonts?.body ?? fontFace[this.#locale.script],
      color: colour.ink,
      lang: this.#locale.officeTag,
    }
  }

  write(): void {
    this.#cover()
    this.#summary()
    let paragraphs: Paragraph[] = []
    for (const block of this.#document.blocks) {
      if (block.kind === 'paragraph' && standTogether([...paragraphs, block])) paragraphs.push(block)
      else if (block.kind === 'paragraph') {
        this.#flush(paragraphs)
        paragraphs = [block]
      } else {
        if (block.kind !== 'table' || !this.#textOverTable(paragraphs, block)) {
          this.#flush(paragraphs)
          this.#block(block)
        }
        paragraphs = []
      }
    }
    this.#flush(paragraphs)
    this.#endHeading()
    const left = this.#footnotes.left
    if (left.length > 0) this.#paragraphs([this.#locale.press.slides.footnotes], left.map(numberedNote))
  }

  /** Paragraphs on a slide of their own, if there are some. */
  #flush(paragraphs: readonly Paragraph[]): void {
    if (paragraphs.length === 0) return
    const isStatement = paragraphs.every(({ role }) => role === 'statement')
    const titles =
      isStatement && !this.#isHeadingOpen ? [this.#locale.press.slides.statements] : this.#headings
    this.#paragraphs(
      titles,
      paragraphs.map(({ content }) => content),
    )
  }

  /** Paragraphs and the table after them on one slide, where both fit; whether they do. */
  #textOverTable(paragraphs: readonly Paragraph[], table: Table): boolean {
    const contents = paragraphs.map(({ content }) => content)
    const isBody = paragraphs.length > 0 && paragraphs.every(({ role }) => role === 'body')
    if (!isBody) return false
    const room = contentEnd - place.content.y - tableHeight(table, this.#locale) - underText
    const fitting = fitWithin(contents.map(joinText), room - this.#footnotes.room(contents))
    if (!fitting) return false
    const slide = this.#startBlock()
    this.#write(slide, contents, { points: fitting.points, height: fitting.height })
    const top = place.content.y + fitting.height + underText
    writeTable(slide, table, { rows: table.rows, notes: table.notes, index: 0, top }, this.#locale)
    slide.addNotes(speakerNotes(this.#document, table))
    return true
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
    slide.addText(cutLines(title, place.cover.w, size.cover, this.#locale.script), { placeholder: 'title' })
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
        text: keepSigns(slideText(text)),
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
      case 'list': {
        const parts = splitItems(numbered(block))
        // Letters of one size on all slides of a list.
        const points = Math.min(...parts.map((part) => this.#fittingSize(part)))
        for (const part of parts) {
          const slide = this.#startBlock()
          this.#write(slide, part, { points, hasBullets: block.start === null })
          slide.addNotes(speakerNotes(this.#document, block))
        }
        return
      }
      case 'table': {
        for (const [index, part] of splitTable(block, this.#locale).entries()) {
          const slide = this.#startBlock()
          writeTable(slide, block, { ...part, index }, this.#locale)
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

  /** Paragraphs on a slide of their own. */
  #paragraphs(titles: readonly string[], contents: Contents): void {
    const slide = this.#start(titles)
    this.#isHeadingOpen = false
    this.#write(slide, contents, { points: this.#fittingSize(contents) })
    slide.addNotes(speakerNotes(this.#document))
  }

  /** The size of a text on a slide of its own, over the footnotes that it has the first marks of. */
  #fittingSize(contents: Contents): number {
    return fittingSize(contents.map(joinText), place.content.h - this.#footnotes.room(contents))
  }

  #write(
    slide: Slide,
    contents: Contents,
    { points, height, hasBullets = false }: { points: number; height?: number; hasBullets?: boolean },
  ): void {
    const footnotes = this.#footnotes.take(contents)
    slide.addText(
      contents.flatMap((content) => textRuns(content, hasBullets ? bulleted : { paraSpaceAfter: 8 })),
      {
        ...place.content,
        h: height ?? place.content.h - footnotes.room,
        ...this.#font,
        fontSize: points,
        lineSpacingMultiple: lineSpacing[this.#locale.script],
        valign: 'top',
        objectName: 'Text',
      },
    )
    writeFootnotes(slide, footnotes, this.#font)
  }

  #chart(chart: Chart): void {
    const slide = this.#startBlock()
    const labels = chart.categories.map(({ label }) => slideText(label))
    slide.addChart(
      chart.form === 'line' ? 'line' : 'bar',
      chart.series.map(({ name }) => ({ name: slideText(name), labels, values: labels.map(() => 0) })),
      { ...place.chart, altText: printable(chart.alternative), objectName: `Chart ${chart.number}` },
    )
    slide.addText(cutLines(chart.caption, place.chartCaption.w, size.caption, this.#locale.script), {
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

type Contents = readonly (readonly Inline[])[]

/** Between a text and the table below it, in inches. */
const underText = 0.1

/** The library begins a paragraph at each run with a bullet, unless an alignment is stated. */
const bulleted = { paraSpaceAfter: 8, bullet: true, align: 'left' } as const

/** Items with their numbers, where they have some. */
const numbered = ({ start, items }: List): Inline[][] =>
  items.map((item, index) =>
    start === null ? [...item] : [{ kind: 'text', text: `${start + index}. ` }, ...item],
  )
