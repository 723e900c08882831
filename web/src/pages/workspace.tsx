import { useEffect, useState } from 'preact/hooks'
import { Link } from '../address.tsx'
import { type About, askEdition, type Edition, json, type Problem, toProblem, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useSpeech } from '../say.tsx'
import { FileRules } from '../workspace/file-rules.tsx'
import { IssuerForm } from '../workspace/issuer-form.tsx'
import { Notifications } from '../workspace/notifications.tsx'
import { People } from '../workspace/people.tsx'
import { PublicSiteForm } from '../workspace/public-site.tsx'
import { Schedules } from '../workspace/schedules.tsx'
import { StyleFiles } from '../workspace/style-files.tsx'
import type { ChangeWorkspace, WorkspaceSettings } from '../workspace/workspace-settings.ts'

/** The workspace: who issues its briefs, how they look, what file names say, and who may use the desk. */
export function WorkspacePage() {
  const { say } = useSpeech()
  const about = useAnswer<About>('/api/about')
  const { settings, problem, change } = useSettings()
  const isOwner = about.answer?.owner === true
  const isThere = settings !== null && about.answer !== null
  useEffect(() => {
    if (isThere) document.getElementById(location.hash.slice(1))?.scrollIntoView()
  }, [isThere])
  return (
    <>
      <h1>{say({ zh: '工作区', en: 'Workspace' })}</h1>
      <p>
        <Link href="/changes">{say({ zh: '更改记录：谁改了什么', en: 'Changes: who did what' })}</Link>
      </p>
      {problem && <ProblemBox problem={problem} />}
      {!(settings && about.answer) && !problem && <Skeleton lines={8} />}
      {settings && about.answer && (
        <>
          {!isOwner && (
            <p class="faint">
              {say({
                zh: '只有管理工作区的人可以改这些设置。',
                en: 'Only owners of the workspace can change these settings.',
              })}
            </p>
          )}
          <IssuerForm settings={settings} mayChange={isOwner} onChange={change} />
          <StyleFiles settings={settings} mayChange={isOwner} onChange={change} />
          <FileRules settings={settings} mayChange={isOwner} onChange={change} />
          <PublicSiteForm mayChange={isOwner} />
          <Outputs />
          {about.answer.role === 'editor' && <Schedules mayRun={isOwner} />}
          {isOwner && <Notifications />}
          {isOwner && <People about={about.answer} onChanged={about.again} />}
        </>
      )}
    </>
  )
}

/** The settings, and how they are changed in the edition that is shown. */
function useSettings() {
  const [found, setFound] = useState<Edition<WorkspaceSettings> | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const read = () => askEdition<WorkspaceSettings>('/api/workspace')
  useEffect(() => {
    read().then(setFound, (error) => setProblem(toProblem(error)))
  }, [])
  const change: ChangeWorkspace = async (changed) => {
    const match = { 'if-match': found?.edition ?? '' }
    try {
      const answer =
        'set' in changed
          ? await askEdition<WorkspaceSettings>('/api/workspace', json('PUT', { set: changed.set }, match))
          : await askEdition<WorkspaceSettings>(`/api/workspace/${changed.style}`, {
              method: changed.file ? 'POST' : 'DELETE',
              headers: { ...match, ...(changed.file && { 'content-type': 'application/octet-stream' }) },
              ...(changed.file && { body: changed.file }),
            })
      setFound(answer)
      setProblem(null)
    } catch (error) {
      const refused = toProblem(error)
      // Somebody else has changed them: what is there now is shown, and the change can be made to that.
      if (refused.status === 412) setFound(await read().catch(() => found))
      setProblem(refused)
    }
  }
  return { settings: found?.answer ?? null, problem, change }
}

/** What every brief can be had as; there is nothing to set. */
function Outputs() {
  const { say } = useSpeech()
  return (
    <section aria-labelledby="outputs">
      <h2 id="outputs">{say({ zh: '格式和语言', en: 'Formats and languages' })}</h2>
      <p>
        {say({
          zh: '每份简报都有中文、英文和葡萄牙文，可以下载为 Word、PDF、Excel、HTML、Markdown 和数据，在简报页上选。',
          en: 'Every brief is in Chinese, English and Portuguese, and can be downloaded as Word, PDF, Excel, HTML, Markdown and data on its page.',
        })}
      </p>
    </section>
  )
}
