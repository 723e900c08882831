import type { AuditReport } from '../api.ts'
import { Scroll } from '../parts/scroll.tsx'
import { Marked } from './marked.tsx'
import { cellKey, type Placed } from './place-remarks.ts'
import { numbersIn } from './tokens.ts'

/** The brief as it was read, with what is said of it marked in place. */
export function AuditedBrief({
  pieces,
  marks,
}: {
  readonly pieces: AuditReport['pieces']
  readonly marks: Placed['marks']
}) {
  const place = (key: string) => marks.get(key) ?? []
  return (
    <article class="audited" lang={isChinese(pieces) ? 'zh-CN' : 'en'}>
      {pieces.map(({ kind, line, text, columns, rows }, piece) =>
        kind === 'text' ? (
          <p key={piece}>
            {line !== null && (
              <span class="line faint" aria-hidden="true">
                {line}
              </span>
            )}
            <Marked text={text} marks={place(String(piece))} />
          </p>
        ) : (
          <Scroll key={piece} label={text}>
            <table>
              {columns && (
                <thead>
                  <tr>
                    {columns.map((column, index) => (
                      <th key={index} scope="col">
                        {column}
                      </th>
                    ))}
                  </tr>
                </thead>
              )}
              <tbody>
                {rows.map(({ cells }, row) => (
                  <tr key={row}>
                    {cells.map((cell, column) => (
                      <td key={column} class={numbersIn(cell) ? 'number' : undefined}>
                        <Marked text={cell} marks={place(cellKey(piece, row, column))} />
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </Scroll>
        ),
      )}
    </article>
  )
}

const isChinese = (pieces: AuditReport['pieces']): boolean =>
  pieces.some(({ text }) => /[\u4e00-\u9fff]{4}/.test(text))
