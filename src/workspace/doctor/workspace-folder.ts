import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { refusedBySystem, systemRefusal } from '../../trade/errors/errors.ts'
import { findOwner, processMark } from '../files/files.ts'
import { deskLockFile, isAnswering, readDeskLock } from '../process/process.ts'
import { configFile } from '../project/project.ts'
import { errorFinding, type Finding } from './finding.ts'
import { examineRoom } from './machine.ts'

/** Room for a ledger's next load, in bytes. */
const roomForLoad = 200_000_000
/** More than a buffer of the file system, so that a full disk refuses the file. */
const probeBytes = 1_000_000

/** Examines the folder of a workspace and the lock of its desk. */
export async function examineWorkspaceFolder(folder: string): Promise<Finding[]> {
  const names = await readdir(folder).catch((): string[] => [])
  if (!names.includes(configFile)) return []
  return [
    ...(await examineWriting(folder)),
    ...(await examineRoom(folder, roomForLoad)),
    ...examineSynchronisation(folder),
    ...(await examineProducts(folder)),
    ...(await examineDeskLock(folder)),
  ]
}

/** Writes a file and removes it: permissions alone do not say what a disk or a virus scanner refuses. */
async function examineWriting(folder: string): Promise<Finding[]> {
  const probe = join(folder, `.tradebrief-doctor-${processMark}`)
  try {
    await writeFile(probe, Buffer.alloc(probeBytes), { flush: true })
    return []
  } catch (error) {
    // The file is of no interest to anybody: it is the folder that cannot be written to.
    return [errorFinding('folder', refusedBySystem(error, folder) ?? error)]
  } finally {
    await rm(probe, { force: true }).catch(() => {})
  }
}

function examineSynchronisation(folder: string): Finding[] {
  if (!/[\\/](?:OneDrive|Dropbox|坚果云|Nutstore)[^\\/]*[\\/]/i.test(resolve(folder))) return []
  return [
    {
      ...{ subject: 'folder', severity: 'warning', where: { file: folder } },
      words: {
        zh: '工作区在与云端同步的文件夹里：两台机器同时使用会产生冲突副本。',
        en: 'The workspace is in a folder that is synchronised: used on two machines at once, it gets conflicting copies.',
      },
      hint: {
        zh: '同一时间只在一台机器上打开；备份用 tradebrief backup。',
        en: 'Open it on one machine at a time; make backups with `tradebrief backup`.',
      },
    },
  ]
}

async function examineProducts(folder: string): Promise<Finding[]> {
  const products = join(folder, 'products')
  const found = await stat(products).catch((error: NodeJS.ErrnoException) => error)
  if (found instanceof Error && found.code !== 'ENOENT') return [errorFinding('products', found)]
  if (!(found instanceof Error) && found.isDirectory()) return []
  if (!(found instanceof Error)) return [errorFinding('products', systemRefusal('ENOTDIR', products, null))]
  return [
    {
      ...{ subject: 'products', severity: 'fault', where: { file: products } },
      words: { zh: '没有产品文件夹。', en: 'The folder of products is missing.' },
      hint: {
        zh: '从备份恢复，或新建 products 文件夹，在工作台上重新加产品。',
        en: 'Restore it from a backup, or make the folder `products` and add products at the desk.',
      },
    },
  ]
}

async function examineDeskLock(folder: string): Promise<Finding[]> {
  const file = join(folder, deskLockFile)
  const text = await readFile(file, 'utf8').catch(() => null)
  if (text === null) return []
  const lock = await readDeskLock(folder)
  if (lock && (await isAnswering(lock))) return []
  const isElsewhere = findOwner(/"process":"([^"]*)"/.exec(text)?.[1] ?? '') === 'elsewhere'
  return [
    {
      ...{ subject: 'desk', severity: 'warning', where: { file } },
      words: isElsewhere
        ? {
            zh: '另一台机器上的工作台开着这个工作区，或没有正常关闭。',
            en: 'A desk on another machine has this workspace open, or was not closed properly.',
          }
        : { zh: '工作台没有正常关闭，留下了锁。', en: 'A desk was not closed properly and left its lock.' },
      hint: isElsewhere
        ? {
            zh: '请先在那台机器上关闭；若它已不用，可删除这个文件。',
            en: 'Close it there; where that machine is no longer used, delete this file.',
          }
        : {
            zh: '运行 tradebrief open，锁会自动清除。',
            en: 'Run `tradebrief open`, which removes the lock.',
          },
    },
  ]
}
