import type { Explanation } from '../../../src/desk/schemas/schemas.ts'
import { groupThousands } from '../../../src/trade/numbers/numbers.ts'
import { useAnswer } from '../api.ts'
import { exactUnit, readable } from '../numbers.ts'
import { type Say, useSpeech } from '../say.tsx'
import { Panel } from './panel.tsx'
import { ProblemBox } from './problem-box.tsx'
import { Scroll } from './scroll.tsx'
import { Skeleton } from './skeleton.tsx'

/** How a figure came about, down to the rows of the files behind it. */
export function DerivationPanel({
  of,
  id,
  language,
  onClose,
}: {
  /** `lithium-ion/2023-12` */
  readonly of: string
  readonly id: string
  readonly language: string
  readonly onClose: () => void
}) {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<Explanation>(
    `/api/figures/${of}/${encodeURIComponent(id)}?language=${language}`,
  )
  return (
    <Panel title={say({ zh: '数字的来历', en: 'How it came about' })} kind="derivation" onClose={onClose}>
      <div aria-live="polite">
        {problem && <ProblemBox problem={problem} />}
        {!answer && !problem && <Skeleton lines={5} />}
        {answer && <Derived explanation={answer} depth={0} />}
      </div>
    </Panel>
  )
}

function Derived({ explanation, depth }: { readonly explanation: Explanation; readonly depth: number }) {
  const { say } = useSpeech()
  const { figure, files, from } = explanation
  return (
    <div class={`derived depth-${Math.min(depth, 3)}`}>
      <p class="derived-value">
        <strong class="number">{figure.text}</strong>
        {figure.value !== null && (
          <span class="faint number">
            {' '}
            = {readable(figure.value)} {say(exactUnit(figure.unit))}
          </span>
        )}
      </p>
      <p>{say(figure.name)}</p>
      <p class="rule">{nameOperands(explanation, say)}</p>
      {files.map((file) => (
        <DerivedFile key={file.sha256} file={file} />
      ))}
      {from.map((part) => (
        <Derived key={part.figure.id} explanation={part} depth={depth + 1} />
      ))}
    </div>
  )
}

/** How a figure was computed, with the names of what it was computed from in place of their ids. */
function nameOperands({ figure, from }: Explanation, say: Say): string {
  const names = new Map(from.map((part) => [part.figure.id, say(part.figure.name)]))
  return say(figure.derivation).replace(/[a-z][A-Za-z]*(?:\.[A-Za-z0-9-]+)+/g, (id) => {
    const name = names.get(id)
    return name === undefined ? id : `[${name}]`
  })
}

/** The rows of a file that a figure is the sum of. */
function DerivedFile({ file }: { readonly file: Explanation['files'][number] }) {
  const { say } = useSpeech()
  const hasNames = file.rows.some(({ names }) => names.length > 0)
  return (
    <details class="file">
      <summary>
        {file.file}
        <span class="faint">
          {' '}
          {say({ zh: `${file.rowCount} 行，合计`, en: `${file.rowCount} rows, together` })}{' '}
          <span class="number">{groupThousands(file.sum)}</span>
        </span>
      </summary>
      <Scroll kind="rows" label={file.file}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say({ zh: '行号', en: 'Line' })}</th>
              {hasNames && <th scope="col">{say({ zh: '内容', en: 'Of' })}</th>}
              <th scope="col" class="number">
                {say({ zh: '计入', en: 'Amount' })}
              </th>
            </tr>
          </thead>
          <tbody>
            {file.rows.map(({ line, amount, names }) => (
              <tr key={line}>
                <td>{line}</td>
                {hasNames && <td>{names.map(say).join(' · ')}</td>}
                <td class="number">{groupThousands(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {file.rowCount > file.rows.length && (
          <p class="faint">
            {say({
              zh: `另有 ${file.rowCount - file.rows.length} 行`,
              en: `and ${file.rowCount - file.rows.length} more rows`,
            })}
          </p>
        )}
      </Scroll>
      <p class="faint sha">SHA-256 {file.sha256}</p>
    </details>
  )
}
