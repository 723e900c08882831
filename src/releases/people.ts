import { shellWord, visible } from '../trade/trade.ts'
import { isExpired, readTokens } from '../workspace/project/tokens/tokens.ts'
import { type Actor, isSamePerson, ReleaseRefusal } from './machine/machine.ts'

/**
 * Who acts at the command line. The people of a workspace are those who have a token; while nobody has one, everybody
 * who can write its files is an owner. A command believes the name that it is given: only the desk checks tokens.
 *
 * @throws ReleaseRefusal for a name that has no token, or an expired one.
 */
export async function findActor(folder: string, name: string, now: Date): Promise<Actor> {
  const tokens = await readTokens(folder)
  const given = visible(name).normalize('NFC').trim().slice(0, 64)
  if (given === '')
    throw new ReleaseRefusal(
      'input',
      { zh: '没有写是谁。', en: 'It is not said who acts.' },
      { hint: byName },
    )
  if (tokens.length === 0) return { name: given, role: 'owner' }
  const token = tokens.find((entry) => isSamePerson(entry.name, given))
  if (!token)
    throw isNobody(
      given,
      tokens.map((entry) => entry.name),
    )
  if (isExpired(token, now)) throw isOver(token.name)
  return { name: token.name, role: token.role }
}

const byName = { zh: '用 --person 写明姓名。', en: 'Give a name with --person.' }

const isNobody = (name: string, names: readonly string[]): ReleaseRefusal =>
  new ReleaseRefusal(
    'role',
    {
      zh: `${name} 不是本工作区的人员（没有令牌）。`,
      en: `${name} is none of the people of this workspace (has no token).`,
    },
    {
      hint: {
        zh: `用 --person 写明：${names.join('、')}；或由管理者新增：tradebrief token add ${shellWord(name)} --role editor`,
        en: `Give one with --person: ${names.join(', ')}; or an owner adds the person: tradebrief token add ${shellWord(name)} --role editor`,
      },
    },
  )

const isOver = (name: string): ReleaseRefusal =>
  new ReleaseRefusal('role', {
    zh: `${name} 的令牌已过期。`,
    en: `The token of ${name} is expired.`,
  })
