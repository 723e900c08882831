import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { UserError } from '../../../trade/errors/errors.ts'
import { shellWord, visible } from '../../../trade/trade.ts'
import { writeFilesDurably } from '../../files/files.ts'
import { type Role, roles } from './roles.ts'

export { hasRole, type Role, roles } from './roles.ts'

/**
 * A key to the desk that someone has. Only its digest is kept: SHA-256, since a token is 256 random bits, which no
 * list of likely words holds; a slow digest would protect nothing more, and let anyone keep the desk busy.
 */
export interface Token {
  readonly name: string
  readonly role: Role
  readonly sha256: string
  /** When it was made, ISO 8601. */
  readonly made: string
  /** From when on it is refused, ISO 8601; null for never. */
  readonly expires: string | null
}

/** Where a workspace keeps them; only the owner of the files can read it. */
export const tokensFile = join('.desk', 'tokens.json')

const schema = z.array(
  z.strictObject({
    name: z.string(),
    role: z.enum(roles),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    made: z.string(),
    // Tokens of earlier versions have none.
    expires: z.iso.datetime().nullable().default(null),
  }),
)

/** What every token begins with. */
export const tokenPrefix = 'tradebrief_'

export const digestToken = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The tokens of a workspace, in the order of making. @throws UserError where their file cannot be read. */
export async function readTokens(folder: string): Promise<readonly Token[]> {
  const text = await readFile(join(folder, tokensFile), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '[]'
    throw error
  })
  try {
    return schema.parse(JSON.parse(text))
  } catch (cause) {
    throw new UserError(
      { zh: '令牌文件读不出来。', en: 'The file of tokens cannot be read.' },
      {
        where: { file: tokensFile },
        cause,
        hint: {
          zh: '删除它，再用 tradebrief token add 新建令牌。',
          en: 'Delete it, and make tokens anew with: tradebrief token add',
        },
      },
    )
  }
}

/** Whether a token is refused by now. */
export const isExpired = ({ expires }: Pick<Token, 'expires'>, now: Date): boolean =>
  expires !== null && new Date(expires) <= now

/** Makes a token that does not expire. @throws UserError as `createToken` does. */
export const addToken = (folder: string, name: string, role: Role, now: Date): Promise<string> =>
  createToken(folder, { name, role, expires: null }, now)

/**
 * Makes a token for someone.
 *
 * @returns the token itself, which is kept nowhere.
 * @throws UserError for a name that has one, or that cannot be one, and for an expiry that has passed.
 */
export async function createToken(
  folder: string,
  { name, role, expires }: Pick<Token, 'name' | 'role' | 'expires'>,
  now: Date,
): Promise<string> {
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._@-]{0,63}$/u.test(name))
    throw new UserError(
      { zh: `“${visible(name)}”不能用作名字。`, en: `This cannot be a name: ${visible(name)}` },
      {
        hint: {
          zh: '用字母、数字、空格和 . _ @ -，不超过 64 个字符。',
          en: 'Use letters, digits, spaces and . _ @ -; 64 characters at most.',
        },
      },
    )
  const tokens = await readTokens(folder)
  if (tokens.some((token) => token.name === name))
    throw new UserError(
      { zh: `${name} 已有令牌。`, en: `${name} has a token already.` },
      {
        hint: {
          zh: `要换新的，先用 tradebrief token remove ${shellWord(name)} 收回。`,
          en: `For a new one, take that back first with: tradebrief token remove ${shellWord(name)}`,
        },
        deskHint: { zh: '要换新的，先收回旧的。', en: 'For a new one, take the old one back first.' },
      },
    )
  if (isExpired({ expires }, now))
    throw new UserError(
      { zh: '到期日已过。', en: 'The expiry date has passed.' },
      { hint: { zh: '写以后的一天。', en: 'Write a day to come.' } },
    )
  const token = `${tokenPrefix}${randomBytes(32).toString('base64url')}`
  const result = now.toISOString()
  await write(folder, [...tokens, { name, role, sha256: digestToken(token), made: result, expires }])
  return token
}

/** Takes a token back. @throws UserError for a name that has none, with those that have. */
export async function removeToken(folder: string, name: string): Promise<Token> {
  const tokens = await readTokens(folder)
  const removed = tokens.find((token) => token.name === name)
  if (!removed) {
    const names = tokens.map((token) => token.name).join(', ')
    throw new UserError(
      { zh: `${name} 没有令牌。`, en: `${name} has no token.` },
      names ? { hint: { zh: `有令牌的：${names}`, en: `Those who have: ${names}` } } : {},
    )
  }
  await write(
    folder,
    tokens.filter((token) => token !== removed),
  )
  return removed
}

const write = (folder: string, tokens: readonly Token[]): Promise<void> =>
  writeFilesDurably([
    {
      path: join(folder, tokensFile),
      bytes: new TextEncoder().encode(`${JSON.stringify(tokens, null, 2)}\n`),
      mode: 0o600,
      folderMode: 0o700,
    },
  ])
