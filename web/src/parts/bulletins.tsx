import type { Bulletin } from '../api.ts'
import { useSpeech } from '../say.tsx'
import { currencyWords, flowWords } from './load-facts.tsx'

/** A table of the bulletin as it was kept. */
export type KeptBulletin = Bulletin & {
  readonly file: string
  readonly sha256: string
  readonly asOf: string
}

/** What a table of the bulletin says; it is kept beside the ledger, for the checks. */
export function BulletinFacts({ bulletin }: { readonly bulletin: Bulletin }) {
  const { say } = useSpeech()
  const facts: (readonly [string, string])[] = [
    [
      say({ zh: '海关统计月报', en: 'Customs bulletin' }),
      say({ zh: '主要商品量值表', en: 'major commodities' }),
    ],
    [say({ zh: '方向', en: 'Flow' }), say(flowWords[bulletin.flow])],
    [say({ zh: '币制', en: 'Currency' }), say(currencyWords[bulletin.currency])],
    [say({ zh: '月份', en: 'Month' }), bulletin.month],
    [say({ zh: '商品', en: 'Commodities' }), String(bulletin.lines)],
  ]
  return (
    <>
      <dl class="facts">
        {facts.map(([term, fact]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd class="number">{fact}</dd>
          </div>
        ))}
      </dl>
      <p class="faint">
        {say({
          zh: '它不进台账，只用来核对总额：在产品里写明月报中的商品名称（bulletin）。',
          en: 'It does not go into the ledger; totals are checked against it where a product names its line of the bulletin.',
        })}
      </p>
    </>
  )
}

/** The tables of the bulletin that are kept. */
export function Bulletins({ bulletins }: { readonly bulletins: readonly KeptBulletin[] }) {
  const { say } = useSpeech()
  return (
    <ul class="loads">
      {bulletins.map(({ file, month, flow, currency, lines, asOf, sha256 }) => (
        <li key={`${sha256} ${asOf}`}>
          {file}
          <span class="faint">
            {' '}
            {month} · {say(flowWords[flow])} · {say(currencyWords[currency])} ·{' '}
            {say({ zh: `${lines} 种商品`, en: lines === 1 ? '1 commodity' : `${lines} commodities` })} ·{' '}
            {say({ zh: `截至 ${asOf.slice(0, 10)}`, en: `as of ${asOf.slice(0, 10)}` })}
          </span>
        </li>
      ))}
    </ul>
  )
}
