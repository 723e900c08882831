import { restoreWorkspace } from '../../src/workspace/backup/backup.ts'
import { silentEffects } from '../../src/workspace/effects.ts'

/** Restores a backup, and says when it begins and when it is done. For a process to be killed. */
const [file = '', folder = ''] = process.argv.slice(2)
process.stdout.write('begins\n')
await restoreWorkspace(file, folder, { force: true }, silentEffects)
process.stdout.write('done\n')
