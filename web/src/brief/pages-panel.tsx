import { useEffect, useState } from 'preact/hooks'
import { askText, type Problem, toProblem } from '../api.ts'
import type { EditionLanguage } from '../editions.ts'
import { Panel } from '../parts/panel.tsx'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'

/** The proportions of A4. */
const heightOfPage = 297 / 210

interface Drawing {
  /** Another for another text, so that the browser takes no earlier one. */
  readonly address: string
  readonly width: number
  readonly pageHeight: number
  readonly pages: number
}

/** The pages as they print, beside the flowing text. */
export function PagesPanel({
  of,
  language,
  html,
  onClose,
}: {
  readonly of: string
  readonly language: EditionLanguage
  /** Another text of the brief has other pages. */
  readonly html: string
  readonly onClose: () => void
}) {
  const { say } = useSpeech()
  const { drawing, problem } = useDrawing(`/api/briefs/${of}/pages?language=${language}`, html)
  return (
    <Panel title={say({ zh: '页面', en: 'Pages' })} kind="pages" onClose={onClose}>
      {problem && <ProblemBox problem={problem} />}
      {!drawing && !problem && <Skeleton lines={14} />}
      {drawing && (
        <ol class="page-list">
          {Array.from({ length: drawing.pages }, (_, index) => (
            <li key={index}>
              <img
                alt={say({
                  zh: `第 ${index + 1} 页，共 ${drawing.pages} 页`,
                  en: `Page ${index + 1} of ${drawing.pages}`,
                })}
                width={210}
                height={297}
                src={`${drawing.address}#svgView(viewBox(0,${index * drawing.pageHeight},${drawing.width},${drawing.pageHeight}))`}
              />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}

/** The drawing of all pages, asked for again when the text changes; the last stays while a new one is on its way. */
function useDrawing(path: string, html: string) {
  const [drawing, setDrawing] = useState<Drawing | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  useEffect(() => {
    let current = true
    askText(path).then(
      (svg) => {
        if (!current) return
        setProblem(null)
        setDrawing(toDrawing(svg, `${path}&round=${++rounds}`))
      },
      (error) => current && setProblem(toProblem(error)),
    )
    return () => {
      current = false
    }
  }, [path, html])
  return { drawing, problem }
}

let rounds = 0

function toDrawing(svg: string, address: string): Drawing {
  const [, width = '595', height = '842'] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  const pages = Math.max(1, Math.round(Number(height) / (Number(width) * heightOfPage)))
  return { address, width: Number(width), pageHeight: Number(height) / pages, pages }
}
