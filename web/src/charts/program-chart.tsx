import { useEffect, useRef } from 'preact/hooks'
import type { Chart } from '../../../src/brief/brief.ts'

/** A chart as the program draws it in briefs; what draws it comes when the first one is shown. */
export function ProgramChart({ chart }: { readonly chart: Chart }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    let current = true
    void import('./draw.ts').then(({ drawChart }) => {
      if (current && place.current) drawChart(place.current, chart)
    })
    return () => {
      current = false
    }
  }, [chart])
  return (
    <figure class="chart">
      <figcaption>{chart.caption}</figcaption>
      <div class="drawing" ref={place} />
    </figure>
  )
}
