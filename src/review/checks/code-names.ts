import { getCodeLists } from '../../brief/product/product.ts'
import { cleanName } from '../../codes/codes.ts'
import { dimensionWords } from '../finding-text.ts'
import { describeBothCodes, findMisnamed } from '../misnamed-codes.ts'
import { defineCheck } from './check.ts'

/** No file has the name of one code beside another one: either of the two is wrong, and codes are what is counted by. */
export const codeNames = defineCheck({
  id: 'code-names',
  title: { zh: '文件中编码与名称相符', en: 'codes and names in the files belong together' },
  look({ product, loads, answers }) {
    const codes = getCodeLists(product)
    const shown = new Set(
      answers.flatMap(({ need: { by }, rows }) =>
        by === null ? [] : rows.map(({ code }) => `${by} ${code}`),
      ),
    )
    const found = loads
      .flatMap(findMisnamed)
      .filter(({ dimension, code }) => shown.has(`${dimension} ${code}`) && !codes.isMapped(dimension, code))
      .map((misnamed) => ({ severity: 'warning' as const, ...misnamed, name: cleanName(misnamed.name) }))
    return { looked: shown.size, found }
  },
  word({ file, dimension, code, name, other }, codes) {
    const both = describeBothCodes({ dimension, code, other }, codes)
    const what = dimensionWords[dimension]
    return {
      zh: `${file} 中${what.zh}编码 ${code} 的名称写作“${name}”：${both.zh}；按编码统计，请对照下载的原文件`,
      en: `${file} has the name "${name}" beside ${what.en} code ${code}: ${both.en}; the code counts, compare with the file as downloaded`,
    }
  },
})
