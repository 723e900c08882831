import { hierarchy, treemap as tile, treemapSquarify } from 'd3-hierarchy'
import { useMemo } from 'preact/hooks'
import { type Language, useSpeech } from '../say.tsx'
import { measures } from './measures.ts'
import type { Subject } from './subject.ts'
import { mostDrawn } from './totals-chart.ts'

interface Tile {
  readonly id: string
  readonly name: string
  readonly share: string | null
  readonly value: string
  readonly growth: string | null
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** The drawing’s own units; it is scaled to the page. */
const size = { width: 880, height: 520 } as const

/**
 * Subjects as rectangles whose areas are their values in a period; the colour says whether the value rose or fell. Values
 * become floating-point numbers for the drawing alone: what is read is the text of the totals.
 */
export function Treemap({
  subjects,
  period,
}: {
  readonly subjects: readonly Subject[]
  readonly period: string
}) {
  const { say, language } = useSpeech()
  const tiles = useMemo(
    () => layOut(subjects.slice(0, mostDrawn.treemap), period, language),
    [subjects, period, language],
  )
  if (tiles.length === 0) return null
  return (
    <figure class="chart treemap">
      <figcaption>
        {say({
          zh: '面积是金额；颜色表示金额同比',
          en: 'Areas are values; colours say how the value changed from a year before',
        })}
        <span class="key rise">{say({ zh: '上升', en: 'up' })}</span>
        <span class="key fall">{say({ zh: '下降', en: 'down' })}</span>
        <span class="key">{say({ zh: '无从比较', en: 'nothing to compare with' })}</span>
      </figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        role="img"
        aria-label={tiles.map(wordTile).join('; ')}
      >
        {tiles.map((item) => (
          <g key={item.id} class={direction(item.growth)} transform={`translate(${item.left} ${item.top})`}>
            <title>{wordTile(item)}</title>
            <rect width={item.width} height={item.height} />
            <TileLabel tile={item} />
          </g>
        ))}
      </svg>
    </figure>
  )
}

/** The name of a tile, and below it its share and growth, as far as there is room for them. */
function TileLabel({ tile: { name, share, growth, width, height } }: { readonly tile: Tile }) {
  const fontSize = Math.min(22, Math.max(11, Math.sqrt(width * height) / 9))
  const fits = (text: string) => estimateWidth(text) * fontSize < width - 12
  const lines = [name, share === null ? '' : `${share}%`, growth === null ? '' : signed(growth)]
  const shown = fits(name)
    ? lines.filter((text, index) => text !== '' && fits(text) && (index + 1) * fontSize * 1.3 < height - 6)
    : []
  return (
    <text font-size={fontSize}>
      {shown.map((text, index) => (
        <tspan key={text} x={6} y={6 + fontSize * (1 + index * 1.25)}>
          {text}
        </tspan>
      ))}
    </text>
  )
}

/** In ems: Chinese characters are as wide as they are high, others about 0.56 of that. */
const estimateWidth = (text: string): number =>
  [...text].reduce((width, sign) => width + (/[\u2E80-\uFFEF]/.test(sign) ? 1 : 0.56), 0)

const signed = (growth: string): string => `${growth.startsWith('-') ? '' : '+'}${growth}%`

function direction(growth: string | null): string {
  if (growth === null || Number(growth) === 0) return 'even'
  return growth.startsWith('-') ? 'fall' : 'rise'
}

const wordTile = ({ name, value, share, growth }: Tile): string =>
  [name, value, share === null ? null : `${share}%`, growth === null ? null : signed(growth)]
    .filter((word) => word !== null)
    .join(' · ')

/** A leaf of the layout, or the root that holds all. */
interface Leaf {
  readonly subject: Subject | null
  readonly value: number
  readonly children?: readonly Leaf[]
}

function layOut(subjects: readonly Subject[], period: string, language: Language): Tile[] {
  const children = subjects.flatMap((subject): Leaf[] => {
    const value = Number(subject.rows.get(period)?.value ?? 0)
    return value > 0 ? [{ subject, value }] : []
  })
  const root = hierarchy<Leaf>({ subject: null, value: 0, children }).sum(({ value }) => value)
  const laidOut = tile<Leaf>()
    .tile(treemapSquarify)
    .size([size.width, size.height])
    .paddingInner(2)
    .round(true)(root)
  return laidOut.leaves().flatMap(({ data: { subject }, x0, x1, y0, y1 }): Tile[] => {
    const row = subject?.rows.get(period)
    if (!subject || !row) return []
    return [
      {
        ...{ id: subject.id, name: subject.name[language] },
        ...{ value: measures.value.text(row), share: row.share, growth: measures.growth.text(row) },
        ...{ left: x0, top: y0, width: x1 - x0, height: y1 - y0 },
      },
    ]
  })
}
