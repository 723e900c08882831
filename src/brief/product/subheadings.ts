import { UserError } from '../../trade/errors/errors.ts'
import type { Month } from '../../trade/trade.ts'
import { type Nomenclature, nomenclatureUse, type ProductClass, productCodes } from './nomenclature.ts'

const subheadingLength = 6

/** The subheading that a code is the whole of: 850760 for 85076000; null where it is a part, or more than one. */
function findWholeSubheading(code: string): string | null {
  const [subheading, rest] = [code.slice(0, subheadingLength), code.slice(subheadingLength)]
  return subheading.length === subheadingLength && /^0*$/.test(rest) ? subheading : null
}

/**
 * The subheadings of the Harmonized System that a product is made of in some months, by nomenclature. Codes of several
 * reporters agree to six digits alone, and only within one edition of the nomenclature.
 *
 * @throws UserError where a code is a part of a subheading or has several, or the product file lacks the codes of the
 * edition that holds in a month.
 */
export function listSubheadings(
  product: { readonly id: string; readonly classes: readonly ProductClass[] },
  months: readonly Month[],
): Partial<Record<Nomenclature, readonly string[]>> {
  const found: Partial<Record<Nomenclature, readonly string[]>> = {}
  for (const month of months) {
    const { holding, used } = nomenclatureUse(product, month)
    if (found[holding]) continue
    if (holding !== used) throw lackingEdition(product.id, holding, used)
    const codes = productCodes(product, month)
    const parts = codes.filter((code) => findWholeSubheading(code) === null)
    if (parts.length > 0) throw notWhole(product.id, parts)
    found[holding] = [...new Set(codes.map((code) => code.slice(0, subheadingLength)))]
  }
  return found
}

const lackingEdition = (id: string, holding: Nomenclature, used: Nomenclature): UserError =>
  new UserError(
    {
      zh: `“${id}”不能与其他报告方的数据比较：产品文件没有 ${holding} 的编码，而 ${used} 的编码在那一年不一定是同样的商品。`,
      en: `${id} cannot be compared with the data of other reporters: the product file has no codes of ${holding}, and those of ${used} need not be the same goods in that year.`,
    },
    {
      hint: {
        zh: `在 products/${id}.yaml 的 codes 中补上 ${holding}，或去掉 market 和 mirror。`,
        en: `Add ${holding} to the codes in products/${id}.yaml, or leave market and mirror out.`,
      },
    },
  )

const notWhole = (id: string, codes: readonly string[]): UserError =>
  new UserError(
    {
      zh: `“${id}”不能与其他报告方的数据比较：各方编码只在前六位一致，而这些编码不是整个六位子目：${codes.join('、')}。`,
      en: `${id} cannot be compared with the data of other reporters: their codes agree to six digits alone, and these are not whole subheadings of six digits: ${codes.join(', ')}.`,
    },
    {
      hint: {
        zh: `另建一个由六位子目组成的产品，或在 products/${id}.yaml 中去掉 market 和 mirror。`,
        en: `Make a product of whole subheadings, or leave market and mirror out of products/${id}.yaml.`,
      },
    },
  )
