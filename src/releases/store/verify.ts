import { readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { mendable, type UserError, type Where } from '../../trade/errors/errors.ts'
import { type Localized, visible } from '../../trade/trade.ts'
import type { BriefRelease, Version } from '../machine/machine.ts'
import { readFrozenFile, readSeal } from './frozen-files.ts'
import { Journal, releasesFolder } from './journal.ts'
import { sealFile } from './seal.ts'

/** What is wrong with the releases of a workspace, or odd. */
export interface ReleaseFinding {
  readonly severity: 'fault' | 'warning'
  readonly words: Localized
  readonly where?: Where
  readonly hint?: Localized
}

export interface ReleaseVerification {
  readonly releases: number
  readonly signedVersions: number
  readonly files: number
  /** The SHA-256 of the last line of the journal: noted elsewhere, it proves that nothing before was altered. */
  readonly head: string
  readonly findings: readonly ReleaseFinding[]
}

/** Reads the journal and every frozen file, and compares them with what was signed. */
export async function verifyReleases(folder: string): Promise<ReleaseVerification> {
  const journal = new Journal(folder, { isThorough: true })
  const findings: ReleaseFinding[] = []
  const note = (error: unknown) => findings.push(toFault(error))
  const releases = await journal.releases().catch((error: unknown) => {
    note(error)
    return new Map<string, BriefRelease>()
  })
  const head = findings.length > 0 ? '' : (await journal.read()).head
  const signed = [...releases.values()].flatMap(({ versions }) =>
    versions.filter(({ signature }) => signature !== null),
  )
  let files = 0
  for (const version of signed) files += await verifyVersion(folder, version, note)
  findings.push(...signed.flatMap(findSharedUser))
  if (head !== '') findings.push(...(await listUnsignedFolders(folder, signed)))
  return { releases: releases.size, signedVersions: signed.length, files, head, findings }
}

/** Returns how many files were read. */
async function verifyVersion(
  folder: string,
  version: Version,
  note: (error: unknown) => void,
): Promise<number> {
  let files = 0
  try {
    const seal = await readSeal(folder, version)
    for (const file of seal.files) {
      files++
      await readFrozenFile(folder, version, file).catch(note)
    }
  } catch (error) {
    note(error)
  }
  return files
}

/** A version that takes two people, whose steps one user of the operating system took at the command line under two names. */
function findSharedUser({ number, history, signature }: Version): ReleaseFinding[] {
  const last = history.findLast(({ action }) => action === 'sign')
  if (!signature?.rules.twoPeople || last?.systemUser === undefined) return []
  const { product, period, systemUser, person } = last
  const others = history.filter(
    (entry) => (entry.action === 'submit' || entry.action === 'approve') && entry.systemUser === systemUser,
  )
  const names = [...new Set([...others.map((entry) => entry.person), person])].map(visible)
  if (names.length < 2) return []
  return [
    {
      severity: 'warning',
      words: {
        zh: `${product} ${period} 第 ${number} 版按规定须有两人，但命令行上的步骤由同一个系统用户 ${systemUser} 完成，写的姓名是：${names.join('、')}。`,
        en: `${product} ${period}, version ${number}: two people are required, but one user of the system, ${systemUser}, took steps at the command line under the names ${names.join(', ')}.`,
      },
      hint: {
        zh: '命令行不核实姓名。在 tradebrief.yaml 写 releases: command_line: false，则只能在工作台上登录后进行。',
        en: 'The command line takes names on trust. With releases: command_line: false in tradebrief.yaml, steps are taken at the desk alone, by people who have signed in.',
      },
    },
  ]
}

/** Folders of files that no signature stands for: somebody has put them there, or a signing was stopped. */
async function listUnsignedFolders(folder: string, signed: readonly Version[]): Promise<ReleaseFinding[]> {
  const home = join(folder, releasesFolder)
  const entries = await readdir(home, { recursive: true, withFileTypes: true }).catch(() => [])
  const signedFolders = new Set(signed.map(({ signature }) => signature?.folder))
  return entries
    .filter(({ name }) => name === sealFile)
    .map(({ parentPath }) => relative(home, parentPath).split(sep).join('/'))
    .filter((path) => !signedFolders.has(path) && !path.startsWith('.'))
    .sort()
    .map((path) => ({
      severity: 'warning',
      words: {
        zh: '没有签发记录的文件夹：签发在中途停止时会留下。',
        en: 'A folder that no signature stands for, as a signing that was stopped leaves it.',
      },
      where: { file: `${releasesFolder}/${path}` },
      hint: { zh: '可以删除。', en: 'It can be deleted.' },
    }))
}

function toFault(error: unknown): ReleaseFinding {
  const userError: UserError | null = mendable(error)
  if (!userError) throw error
  const { words, where, hint } = userError
  return { severity: 'fault', words, ...(where && { where }), ...(hint && { hint }) }
}
