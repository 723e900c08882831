import { partnerOfId } from '../../codes/partners/partners.ts'
import type { Flow, Localized } from '../../trade/trade.ts'
import { flowWords } from '../finding-text.ts'
import { defineCheck, type Found } from './check.ts'
import type { PartialSubheading } from './check-context.ts'

type Fact = {
  readonly reporter: string
  readonly flow: Flow
  readonly subheading: string
  /** The codes that some file lists. */
  readonly codes: readonly string[]
  /** Each file with the codes of these that it does not list. */
  readonly files: readonly string[]
  readonly lacking: readonly string[]
}

/**
 * A file of another reporter that lists national codes of a subheading speaks for all of it. Nothing in the file says whether
 * its query asked for the subheading or for some of its codes, so that a person says it.
 */
export const wholeSubheadings = defineCheck<Fact>({
  id: 'whole-subheadings',
  title: {
    zh: '其他报告方的文件列出了整个六位子目',
    en: 'files of other reporters list whole subheadings of six digits',
  },
  look: ({ partialSubheadings }) => ({
    looked: partialSubheadings.length,
    found: partialSubheadings.map(toFinding),
  }),
  word: ({ reporter, flow, subheading, codes, files, lacking }) => {
    const name = partnerOfId(reporter)?.name ?? { zh: reporter, en: reporter }
    const without = lacking.map((codesOf, index) => ({ file: files[index] ?? '', codesOf }))
    const gaps = without.filter(({ codesOf }) => codesOf !== '')
    const gapWords: Localized =
      gaps.length === 0
        ? { zh: '', en: '' }
        : {
            zh: `，其中 ${gaps.map(({ file, codesOf }) => `${file} 没有 ${codesOf.replaceAll(' ', '、')}`).join('，')}，按没有贸易计`,
            en: `; ${gaps.map(({ file, codesOf }) => `${file} has no ${codesOf.replaceAll(' ', ', ')}`).join(', ')}, which counts as no trade`,
          }
    const listed = files.slice(0, mostFiles)
    const more = files.length - listed.length
    return {
      zh: `${name.zh}${flowWords[flow].zh}的子目 ${subheading} 由 ${codes.join('、')} 相加而成（${listed.join('、')}${more > 0 ? ` 等 ${files.length} 个文件` : ''}）${gapWords.zh}：请核对查询的是否为整个子目；只查了其中几个编码的，相加后偏小`,
      en: `subheading ${subheading} of ${flowWords[flow].en} by ${name.en} is the sum of ${codes.join(', ')} (${listed.join(', ')}${more > 0 ? ` and ${more} more files` : ''})${gapWords.en}: see whether the queries asked for the whole subheading; if they asked for some of its codes, the sum is too small`,
    }
  },
})

const mostFiles = 5

function toFinding({ reporter, flow, subheading, files }: PartialSubheading): Found<Fact> {
  const codes = [...new Set(files.flatMap((file) => file.codes))].sort()
  const lacking = files.map((file) => codes.filter((code) => !file.codes.includes(code)).join(' '))
  return {
    severity: 'confirmation',
    part: `${reporter}.${flow}.${subheading}`,
    basis: { codes, lacking: [...new Set(lacking)].sort() },
    inDoubt: files.map(({ load }) => load.id),
    against: [],
    reporter,
    flow,
    subheading,
    codes,
    files: files.map(({ load }) => load.file),
    lacking,
  }
}
