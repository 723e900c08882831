import { useState } from 'preact/hooks'
import { type Problem, type PublicSite, send, toProblem, useAnswer } from '../api.ts'
import { ProblemBox } from '../parts/problem-box.tsx'
import { PublicAddress } from '../parts/public-address.tsx'
import { useSpeech } from '../say.tsx'

/** Whether everybody who reaches the desk may see what is published, and where. */
export function PublicSiteForm({ mayChange }: { readonly mayChange: boolean }) {
  const { say } = useSpeech()
  const { answer, problem } = useAnswer<PublicSite>('/api/public-site')
  const [changed, setChanged] = useState<PublicSite | null>(null)
  const [refused, setRefused] = useState<Problem | null>(null)
  /** What was chosen, until the desk has answered. */
  const [chosen, setChosen] = useState<boolean | null>(null)
  const site = changed ?? answer
  const shown = refused ?? problem
  const set = (isPublic: boolean) => {
    setChosen(isPublic)
    send<PublicSite>('PUT', '/api/public-site', { isPublic })
      .then(
        (current) => {
          setChanged(current)
          setRefused(null)
        },
        (error) => setRefused(toProblem(error)),
      )
      .finally(() => setChosen(null))
  }
  return (
    <section aria-labelledby="public-site">
      <h2 id="public-site">{say({ zh: '发布网站', en: 'Public site' })}</h2>
      {shown && <ProblemBox problem={shown} />}
      {site && (
        <>
          <label class="check">
            <input
              type="checkbox"
              checked={chosen ?? site.isPublic}
              disabled={!mayChange || chosen !== null}
              onChange={({ currentTarget }) => set(currentTarget.checked)}
            />
            {say({
              zh: '把已发布的简报公开成网页，看的人不用登录',
              en: 'Show published briefs as web pages to everybody, without signing in',
            })}
          </label>
          <p class="faint">
            {say({
              zh: '只有已发布的简报会公开；草稿、待审核和定时未到的不会。网页在工作台里，发布、更正或撤回之后，第一次打开时写好。能打开工作台地址的人就能看；工作台只在本机可见时，网页也只有本机能看。要放到别的网页服务器上，请管理电脑的人运行 tradebrief publish，或在时间表里写 publish。',
              en: 'Published briefs alone are shown: no drafts, nothing in review, nothing before its time. The pages are part of the desk, and written when they are opened first after a brief was published, amended or withdrawn. Whoever can open the address of the desk can read them; where the desk is seen on this machine alone, so are they. To put them on another web server, ask whoever runs this machine for tradebrief publish, or for a schedule with publish.',
            })}
          </p>
          {site.isPublic && (
            <PublicAddress path="/public/" words={{ zh: '网站的地址', en: 'Address of the site' }} />
          )}
        </>
      )}
    </section>
  )
}
