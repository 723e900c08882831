import type { Bulletin } from '../api.ts'
import { Facts } from '../parts/facts.tsx'
import { currencyWords } from '../parts/load-facts.tsx'
import { type Say, useSpeech } from '../say.tsx'
import { dayName } from '../times.ts'
import { TakeBack } from './take-back.tsx'

/** A table of the bulletin as it was kept. */
export type KeptBulletin = Bulletin & {
  readonly id: string
  readonly file: string
  readonly sha256: string
  readonly asOf: string
  /** Of several of one month, the first published counts. */
  readonly counts: boolean
}

/** What a table of the bulletin says; it is kept beside the ledger, for the checks. */
export function BulletinFacts({ bulletin }: { readonly bulletin: Bulletin }) {
  const { say } = useSpeech()
  const facts: (readonly [string, string])[] = [
    [say({ zh: '海关统计月报', en: 'Customs bulletin' }), say(bulletin.name)],
    [say({ zh: '币制', en: 'Currency' }), say(currencyWords[bulletin.currency])],
    [say({ zh: '月份', en: 'Month' }), bulletin.month],
    [say({ zh: '行数', en: 'Lines' }), String(bulletin.lines)],
  ]
  return (
    <>
      <Facts facts={facts} />
      <p class="faint">
        {say({
          zh: '它不进台账：量值表用来核对总额（在产品里写明月报中的商品名称），总值表用来计算占全国的比重和拉动（产品的 national 一节）。',
          en: 'It does not go into the ledger: totals are checked against tables of commodities where a product names its line, and tables of national totals give the section “national” its shares and contributions.',
        })}
      </p>
    </>
  )
}

/** The tables of the bulletin that are kept, each with what it is of, to be taken back. */
export function Bulletins({
  bulletins,
  onUndone,
}: {
  readonly bulletins: readonly KeptBulletin[]
  readonly onUndone: () => void
}) {
  const { say } = useSpeech()
  return (
    <ul class="loads">
      {bulletins.map((keptBulletin) => (
        <li key={`${keptBulletin.id} ${keptBulletin.sha256}`}>
          <details>
            <summary>
              {keptBulletin.file}
              <span class="faint">
                {' '}
                {keptBulletin.month} · {say(keptBulletin.name)} · {say(currencyWords[keptBulletin.currency])}{' '}
                · {linesWords(keptBulletin.lines, say)} · {datedWords(keptBulletin.asOf, say)}
                {!keptBulletin.counts &&
                  say({ zh: ' · 不用：另有更早公布的', en: ' · not used: another was published before' })}
              </span>
            </summary>
            <BulletinFacts bulletin={keptBulletin} />
            <TakeBack
              path={`/api/bulletins/${keptBulletin.id}`}
              question={{ zh: '撤回这张表…', en: 'Take this table back…' }}
              answer={{
                zh: `确定撤回 ${keptBulletin.lines} 行`,
                en: `Yes, take back ${linesWords(keptBulletin.lines, ({ en }) => en)}`,
              }}
              onTaken={onUndone}
            />
            <p class="faint sha">SHA-256 {keptBulletin.sha256}</p>
          </details>
        </li>
      ))}
    </ul>
  )
}

const linesWords = (lines: number, say: Say): string =>
  say({ zh: `${lines} 行`, en: lines === 1 ? '1 line' : `${lines} lines` })

const datedWords = (asOf: string, say: Say): string =>
  say({ zh: `截至${dayName(asOf, 'zh')}`, en: `as of ${dayName(asOf, 'en')}` })
