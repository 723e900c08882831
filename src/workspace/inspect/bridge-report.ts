import { type CodeBridge, relationWords, type Standing, sideWords } from '../../review/bridge/bridge.ts'
import type { Language, Localized } from '../../trade/trade.ts'
import type { ProductBridge } from './bridge.ts'

const standings: Readonly<Record<Standing, Localized>> = {
  bridged: {
    zh: '可以衔接：两边的编码是同样的商品。',
    en: 'Bridged: the codes of both sides are the same goods.',
  },
  undecided: {
    zh: '看不出：表只到上级编码，与产品文件不矛盾；请用到 8 位或 10 位的对照表核对。',
    en: 'Undecided: the table has only headings above these codes, and does not contradict the product file; check with a table of 8 or 10 digits.',
  },
  lacking: {
    zh: '尚未衔接：缺编码，或有的编码表中没有。',
    en: 'Not bridged: codes are missing, or not in the table.',
  },
  broken: {
    zh: '不能完全衔接：有的商品与所列编码以外的商品共用一个编码。',
    en: 'Cannot be bridged in full: some goods share a code with goods of codes that are not listed here.',
  },
}

/** A product, or one of its classes, by a table in words: code by code, what can be bridged, and what to add. */
export function bridgeReport(bridge: ProductBridge, language: Language): string {
  const { table, former, later, bridges, standing, proposed } = bridge
  const name = bridge.class ?? { zh: '全部编码', en: 'All codes' }
  const proposals = (['former', 'later'] as const)
    .filter((side) => proposed[side].length > 0)
    .map((side) => {
      const list = `${bridge[side]}: [${proposed[side].map((code) => `"${code}"`).join(', ')}]`
      return `  ${{ zh: `按表可加 ${list}`, en: `The table would add ${list}` }[language]}`
    })
  return [
    `${name[language]}  ${former} → ${later}  ${table}`,
    ...bridges.flatMap((codeBridge) => codeLines(codeBridge, language)),
    `  ${standings[standing][language]}`,
    ...proposals,
  ].join('\n')
}

function codeLines({ side, code, relation, exact, partners }: CodeBridge, language: Language): string[] {
  const arrow = side === 'former' ? '→' : '←'
  const level = relation === 'unlisted' || exact ? '' : heading[language]
  return [
    `  ${code} ${arrow}  ${relationWords[relation][side][language]}${level}`,
    ...partners.map(({ code: partner, has, also }) => {
      const others = also.join(language === 'zh' ? '、' : ', ')
      const shared = {
        zh: `，还含${sideWords[side].zh}编码 ${others} 的商品`,
        en: `, also has goods of the ${sideWords[side].en} ${others}`,
      }
      return `      ${has ? '■' : '·'} ${partner}${has ? '' : missing[language]}${others === '' ? '' : shared[language]}`
    }),
  ]
}

const heading: Localized = { zh: '（上级编码）', en: ' (of the heading above it)' }

const missing: Localized = { zh: '  产品文件没有', en: '  not in the product file' }
