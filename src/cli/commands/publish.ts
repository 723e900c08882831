import type { Command } from 'commander'
import type { SiteReport } from '../../site/site.ts'
import { examples, exitCodes, folderWithin, type Subcommand, workspaceFolder } from '../command.ts'
import { asJson, errorText, type Terminal, terminalEffects } from '../terminal/terminal.ts'

interface Options {
  readonly out: string
  readonly all?: boolean
  readonly json?: boolean
}

/** Writes the site of what is published; a second run writes what has changed since. */
export const publishCommand: Subcommand = (program, terminal) => {
  const { say } = terminal
  program
    .command('publish')
    .description(
      say({
        zh: '把已发布的简报写成静态网站，可放在任何网页服务器上（再次运行只写有变动的部分）',
        en: 'write a static site of what is published, for any web server (again: only what has changed)',
      }),
    )
    .requiredOption(
      '-o, --out <folder>',
      say({ zh: '网站的文件夹：空的，或上次写过的', en: 'the folder of the site: empty, or that of a site' }),
    )
    .option('--all', say({ zh: '全部重写', en: 'write every page again' }))
    .option('--json', say({ zh: '输出 JSON', en: 'print JSON' }))
    .addHelpText('after', examples(terminal, ['publish --out site', 'publish --out /srv/www/briefs --json']))
    .addHelpText(
      'after',
      say({
        zh: '\n网站的名称、地址和许可在 tradebrief.yaml 的 site 里。定时发布的简报到时刻之后的下一次运行才会出现，可放进 cron 每分钟运行。\n退出码：0 完成，1 有的简报没有写进网站，2 参数或设置有误。',
        en: '\nName, address and licence of the site are under site in tradebrief.yaml. A scheduled release appears with the first run after its minute: let cron run this every minute.\nExit codes: 0 done, 1 some releases are not on the site, 2 wrong arguments or settings.',
      }),
    )
    .action(async ({ out, all = false, json = false }: Options, command: Command) => {
      const { openWorkspace } = await import('../../workspace/project/project.ts')
      const { publishSite } = await import('../../site/site.ts')
      const workspace = await openWorkspace(workspaceFolder(command))
      const folder = folderWithin(command, out)
      const report = await publishSite(workspace, { out: folder, all }, terminalEffects(terminal))
      if (json) terminal.print(asJson({ ...report, problems: report.problems.map(({ words }) => words) }))
      else printReport(report, folder, terminal)
      if (report.problems.length > 0) process.exitCode = exitCodes.findings
    })
}

function printReport(
  { releases, renewed, written, removed, problems, unshown, hasAddress }: SiteReport,
  folder: string,
  terminal: Terminal,
): void {
  const { say } = terminal
  terminal.print(
    say({
      zh: `${folder}：${releases} 份简报，其中 ${renewed} 份重新制作；写了 ${written} 个文件，删了 ${removed} 个`,
      en: `${folder}: ${releases} releases, ${renewed} of them made anew; ${written} files written, ${removed} removed`,
    }),
  )
  if (!hasAddress)
    terminal.tell(
      say({
        zh: '没有订阅源和站点地图：它们需要网站的地址，写在 tradebrief.yaml 里：site: {url: https://example.org/briefs/}',
        en: 'There are no feeds and no sitemap: they need the address of the site in tradebrief.yaml: site: {url: https://example.org/briefs/}',
      }),
    )
  const [first] = unshown
  if (first) {
    const { product, period, language } = first
    terminal.tell(
      say({
        zh: `网站只有中文和英文页面：${unshown.length} 份其他语言的版本不在其中，如 ${product}（${period}，${language}）`,
        en: `The site has pages in Chinese and English: ${unshown.length} editions in other languages are not on it, such as ${product} (${period}, ${language})`,
      }),
    )
  }
  for (const problem of problems) terminal.tell(errorText(problem, terminal.language))
}
