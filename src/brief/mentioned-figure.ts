import { memberCodePattern } from '../codes/codes.ts'
import { NoRule } from '../statistics/figures/figures.ts'
import { UserError, type Where } from '../trade/errors/errors.ts'
import {
  allCodes,
  type EditionLanguage,
  type FigureId,
  type FigureName,
  type Localized,
  nearest,
  parseFigureId,
} from '../trade/trade.ts'
import { type Commentary, listMentions, type Mention } from './commentary/commentary.ts'
import type { Shown } from './display.ts'
import { getCodeLists, hasClass, listOtherReporters, type Product } from './product/product.ts'
import type { Writing } from './section-context.ts'

/**
 * The figure that a commentary refers to. One that no table shows is made now, if its like is.
 *
 * @throws UserError for an id that names no figure of this brief, with the nearest that there are; for the direction of
 * what is no change; for a number without its unit where that is chosen from the data, so that the words cannot know it.
 */
export function mentionedFigure({ id, form, where }: Mention, writing: Writing): Shown {
  const shown = showById(id, where, writing, (name) =>
    form === 'number' ? writing : writing.forFigure(name),
  )
  if (form === 'change' && !changes.test(parseFigureId(id)?.operation ?? ''))
    throw new UserError(
      { zh: `${id} 不是同比，没有升降。`, en: `${id} is no change, and goes neither up nor down.` },
      {
        where,
        hint: {
          zh: `“升降”只用于以 .yoy 或 .difference 结尾的编号，如 ${id}.yoy。`,
          en: `Use change with an id that ends in .yoy or .difference, such as ${id}.yoy.`,
        },
      },
    )
  const chosenUnit = writing.findChosenUnit(shown)
  if (form === 'number' && chosenUnit !== null) throw unitNotStated(id, chosenUnit, where)
  return shown
}

/** A figure of a table, whose words name the unit. @throws UserError for an id that names no figure of this brief. */
export const figureOfTable = (id: FigureId, where: Where, writing: Writing): Shown =>
  showById(id, where, writing, () => writing)

function showById(
  id: FigureId,
  where: Where,
  writing: Writing,
  inScalesFor: (name: FigureName) => Writing,
): Shown {
  const name = parseFigureId(id)
  const lack = name ? findLack(name, writing.product) : nothingMore
  if (!name || lack) throw unknown(id, where, lack ?? nothingMore, writing)
  try {
    return inScalesFor(name).show(name)
  } catch (error) {
    if (error instanceof NoRule) throw unknown(id, where, nothingMore, writing)
    throw error
  }
}

const unitNotStated = (id: FigureId, unit: string, where: Where): UserError =>
  new UserError(
    {
      zh: `${id} 只写数字，而单位是按数据选定的（这一期为“${unit}”），文字里的单位可能不对。`,
      en: `${id} is a number without its unit, which is chosen from the data (“${unit}” this time): the words may name another.`,
    },
    {
      where,
      hint: {
        zh: `写 {{${id}}}，单位由程序写出；或在产品文件里写明 value.scale 和 quantityScale。`,
        en: `Write {{${id}}}, which has its unit, or state value.scale and quantityScale in the product file.`,
      },
    },
  )

const nothingMore: Localized = { zh: '', en: '' }

/** The operations that give a change, which goes up or down. */
const changes =
  /^(?:yoy|difference|mom|adjustedMom|twoYear|contribution|(?:price|quantity)Index|(?:price|volume)Effect)$|Change$/

function unknown(id: FigureId, where: Where, lack: Localized, { book }: Writing): UserError {
  const existing = nearest(id, book.figures.keys())
  return new UserError(
    {
      zh: `这份简报没有编号为 ${id} 的数字${lack.zh ? `：${lack.zh}` : ''}。`,
      en: `This brief has no figure ${id}${lack.en ? `: ${lack.en}` : ''}.`,
    },
    {
      where,
      hint: { zh: `相近的有：${existing.join('、')}`, en: `The nearest are: ${existing.join(', ')}` },
    },
  )
}

/** The figures that commentaries refer to, as far as there can be such: what a brief needs beside its tables. */
export function mentionedNames(
  commentary: Readonly<Partial<Record<EditionLanguage, Commentary>>>,
  product: Product,
): FigureName[] {
  return Object.values(commentary)
    .flatMap(listMentions)
    .flatMap(({ id }) => parseFigureId(id) ?? [])
    .filter((name) => findLack(name, product) === null)
}

/** Why the brief cannot have a figure; null where it can. */
export function findLack(name: FigureName, product: Product): Localized | null {
  const { reporter, flow, dimension, code = '', operation } = name
  if (reporter !== undefined)
    return listOtherReporters(product).some((other) => other.reporter === reporter)
      ? null
      : { zh: `产品文件没有写 ${reporter} 的数据`, en: `the product file names no data of ${reporter}` }
  const needed = flow === 'trade' || flow === 'net' ? (['export', 'import'] as const) : [flow]
  if (needed.some((item) => !product.flows.includes(item)))
    return { zh: '产品文件没有这个方向', en: 'the product file leaves out that flow' }
  if (operation === 'denominator' && dimension)
    return { zh: '比重的分母不分伙伴和省市', en: 'what shares are taken of is one for all' }
  if (code === allCodes) return null
  switch (dimension) {
    case 'partner':
      return getCodeLists(product).findPartnerById(code) ? null : noCode(code)
    case 'group':
      return getCodeLists(product).findGroup(code) ? null : noCode(code)
    case 'place':
      return getCodeLists(product).findPlaceById(code) ? null : noCode(code)
    case 'procedure':
      return memberCodePattern.test(code) ? null : noCode(code)
    case 'class':
      return hasClass(product, code) ? null : noCode(code)
    default:
      return null
  }
}

const noCode = (code: string): Localized => ({ zh: `没有代码 ${code}`, en: `there is no code ${code}` })
