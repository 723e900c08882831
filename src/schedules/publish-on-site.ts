import { isAbsolute, join } from 'node:path'
import { publishSite } from '../site/site.ts'
import type { ActionOrder, ActionResult } from './schedule-action.ts'

/** Writes the site of what is published to the folder of the schedule. */
export async function publishOnSite({ workspace, schedule, effects }: ActionOrder): Promise<ActionResult> {
  const out = isAbsolute(schedule.out) ? schedule.out : join(workspace.folder, schedule.out)
  const { releases, renewed, problems } = await publishSite(workspace, { out }, effects)
  return {
    isDone: problems.length === 0,
    words: {
      zh: `网站有 ${releases} 份简报，重新制作 ${renewed} 份，问题 ${problems.length} 个`,
      en: `releases on the site ${releases}, made anew ${renewed}, problems ${problems.length}`,
    },
  }
}
