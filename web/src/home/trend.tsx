import { useSpeech } from '../say.tsx'

const width = 100
const height = 24
const margin = 2

/** The recent months as a line, with gaps where a month is not whole; a reader of the page has the value beside it. */
export function Trend({ values }: { readonly values: readonly (number | null)[] }) {
  const { say } = useSpeech()
  const present = values.filter((value) => value !== null).length
  if (present < 2) return null
  const step = (width - 2 * margin) / Math.max(1, values.length - 1)
  const x = (index: number) => (margin + index * step).toFixed(1)
  const y = (value: number) => (height - margin - (value * (height - 2 * margin)) / 1000).toFixed(1)
  let path = ''
  let isDrawing = false
  for (const [index, value] of values.entries()) {
    if (value !== null) path += `${isDrawing ? 'L' : 'M'}${x(index)} ${y(value)}`
    isDrawing = value !== null
  }
  const last = values.at(-1)
  return (
    <svg
      class="trend"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={say({ zh: `近 ${present} 个月的走势`, en: `The course of ${present} months` })}
    >
      <path d={path} />
      {typeof last === 'number' && <circle cx={x(values.length - 1)} cy={y(last)} r="2" />}
    </svg>
  )
}
