import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { readPackageFonts } from '../../press/fonts/fonts.ts'
import { presses } from '../../press/press.ts'
import { refusedBySystem } from '../../trade/errors/errors.ts'
import { isAnswering, readDeskLock } from '../process/process.ts'
import { errorFinding, type Finding } from './finding.ts'

/** What is examined of a machine. */
export interface Machine {
  now(): Date
  /** The desk's usual port. */
  readonly port: number
}

export const thisMachine: Machine = { now: () => new Date(), port: 4180 }

/** The year that this version is of; clocks without a battery begin in 1970. */
const programYear = 2026
/** Room for one large file that is being read, in bytes. */
const roomForStaging = 200_000_000

/** @param folder of the workspace, whose own desk may have the port. */
export async function examineMachine(machine: Machine, folder: string | null): Promise<Finding[]> {
  return [
    ...examineClock(machine.now()),
    ...(await examineParts()),
    ...(await examineFonts()),
    ...(await examineRoom(tmpdir(), roomForStaging)),
    ...(await examinePort(machine.port, folder)),
  ]
}

function examineClock(now: Date): Finding[] {
  if (now.getFullYear() >= programYear) return []
  const date = now.toISOString().slice(0, 10)
  return [
    {
      ...{ subject: 'clock', severity: 'fault' },
      words: { zh: `这台机器的时钟停在 ${date}。`, en: `The clock of this machine says ${date}.` },
      hint: {
        zh: '请校正日期和时间：载入的先后、令牌的期限和备份的日期都以它为准。',
        en: 'Set date and time: the order of loads, the ends of tokens and the dates of backups depend on them.',
      },
    },
  ]
}

/** Loads each native part; where the engine of the ledger is missing, every command says so. */
async function examineParts(): Promise<Finding[]> {
  const findings = new Map<string, Finding>()
  const loads = [...Object.values(presses), () => import('../../ledger/duckdb/duckdb.ts')]
  for (const load of loads) {
    try {
      await load()
    } catch (error) {
      const finding = errorFinding('native', error)
      // Several formats need the same part.
      findings.set(finding.words.en, finding)
    }
  }
  return [...findings.values()]
}

async function examineFonts(): Promise<Finding[]> {
  return readPackageFonts().then(
    () => [],
    (error: unknown) => [errorFinding('fonts', error)],
  )
}

/** Warns where a disk has less room than so many bytes. */
export async function examineRoom(folder: string, bytes: number): Promise<Finding[]> {
  try {
    const { bavail, bsize } = await statfs(folder)
    if (bavail * bsize >= bytes) return []
    const [free, wanted] = [bavail * bsize, bytes].map((size) => Math.floor(size / 1e6))
    return [
      {
        ...{ subject: 'disk', severity: 'warning', where: { file: folder } },
        words: {
          zh: `磁盘只剩 ${free} MB；载入大文件需要 ${wanted} MB。`,
          en: `The disk has ${free} MB left; a large file needs ${wanted} MB to be loaded.`,
        },
        hint: { zh: '请腾出空间。', en: 'Make room.' },
      },
    ]
  } catch (error) {
    return refusedBySystem(error, folder) ? [errorFinding('disk', error)] : []
  }
}

async function examinePort(port: number, folder: string | null): Promise<Finding[]> {
  const lock = folder === null ? null : await readDeskLock(folder)
  if (lock && new URL(lock.url).port === String(port) && (await isAnswering(lock))) return []
  const isFree = await new Promise<boolean>((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)))
  })
  if (isFree) return []
  return [
    {
      ...{ subject: 'port', severity: 'warning' },
      words: { zh: `端口 ${port} 已被占用。`, en: `Port ${port} is taken.` },
      hint: {
        zh: '可能是另一个工作区的工作台；tradebrief open 会另选端口，serve 用 --port 换一个。',
        en: 'A desk of another workspace may have it. `tradebrief open` takes another port; with `serve`, choose one by --port.',
      },
    },
  ]
}
