import { type Capability, line, operations, type Registration, service, subcommand } from './capability.ts'

const siteFiles: readonly string[] = [
  'src/site',
  'src/workspace/project/site-settings.ts',
  'src/desk/operations/public-site.ts',
  'src/cli/commands/publish.ts',
  'src/schedules/publish-on-site.ts',
  'src/desk/operations/nothing-public.ts',
  'src/desk/schemas/public-site-schemas.ts',
  'web/src/parts/public-address.tsx',
  'web/src/releases/public-pages.tsx',
  'web/src/workspace/public-site.tsx',
]

const siteRegistrations: readonly Registration[] = [
  ...subcommand('publish'),
  ...operations('publicSiteOperations', 'public-site'),
  {
    file: 'src/workspace/project/config.ts',
    remove: [/^import \{ siteSchema \}.*\n/m, line('site: siteSchema(language).optional(),')],
  },
  {
    file: 'src/schedules/actions.ts',
    remove: [line("import { publishOnSite } from './publish-on-site.ts'"), line('publish: publishOnSite,')],
  },
  {
    file: 'src/workspace/project/automation/schedule-settings.ts',
    replace: [[/'build', 'publish'\] as const/, "'build'] as const"]],
  },
  {
    file: 'src/desk/schemas/schemas.ts',
    remove: [line("export { type PublicSite, publicSite } from './public-site-schemas.ts'")],
  },
  {
    file: 'web/src/pages/workspace.tsx',
    remove: [/^import \{ PublicSiteForm \}.*\n/m, /^ *<PublicSiteForm .*\n/m],
  },
]

/** Where the pages of releases show the site. */
const siteOnReleasePages: readonly Registration[] = [
  {
    file: 'web/src/releases/release-panel.tsx',
    remove: [/^import \{ PublicPages \}.*\n/m, /^.*<PublicPages .*\n/m],
  },
  {
    file: 'web/src/pages/releases.tsx',
    remove: [
      /^import \{ (?:PublicAddress|ClosedSite, ShortPublicPages) \}.*\n/gm,
      /^ {2}const (?:site|hasPublished) = .*\n/gm,
      /^ {6}\{hasPublished && site\?\.isPublic === false.*\n/m,
      /^ {6}\{hasPublished && site\?\.isPublic && \(\n.*\n {6}\)\}\n/m,
      /^ *<th>.*'公开网页'.*\n/m,
      /^ *<td>\n.*<ShortPublicPages.*\n *<\/td>\n/m,
      /^ *site=\{site\}\n/m,
      /^ {2}site,\n/m,
      /^ {2}readonly site: PublicSite \| null\n/m,
    ],
    replace: [[/type PublicSite, /, '']],
  },
]

const notifyFiles: readonly string[] = [
  'src/notify',
  'src/workspace/project/automation/notify-settings.ts',
  'src/desk/operations/notifications.ts',
  'src/desk/schemas/notification-schemas.ts',
  'src/desk/services/notify-service.ts',
  'src/cli/commands/notify.ts',
  'web/src/workspace/notifications.tsx',
]

const notifyRegistrations: readonly Registration[] = [
  ...subcommand('notify'),
  ...operations('notificationOperations', 'notifications'),
  ...service('notifyService', 'notify-service'),
  {
    file: 'src/desk/services/services.ts',
    remove: [line("export { notifyFromDesk } from './notify-service.ts'")],
  },
  {
    file: 'src/workspace/project/automation/automation.ts',
    remove: [
      /^export \{[^}]*\} from '\.\/notify-settings\.ts'\n/m,
      line("import { notifySchema } from './notify-settings.ts'"),
      line('notify: notifySchema().optional(),'),
    ],
  },
  {
    file: 'src/desk/schemas/schemas.ts',
    remove: [/^export \{[^}]*\} from '\.\/notification-schemas\.ts'\n/m],
  },
  {
    file: 'web/src/pages/workspace.tsx',
    remove: [/^import \{ Notifications \}.*\n/m, /^ *\{isOwner && <Notifications \/>\}\n/m],
  },
]

const scheduleFiles: readonly string[] = [
  'src/schedules',
  'src/workspace/project/automation/schedule-settings.ts',
  'src/desk/operations/schedules.ts',
  'src/desk/schemas/schedule-schemas.ts',
  'src/desk/services/schedule-service.ts',
  'src/cli/commands/schedule.ts',
  'web/src/workspace/schedules.tsx',
]

const scheduleRegistrations: readonly Registration[] = [
  ...subcommand('schedule'),
  ...operations('scheduleOperations', 'schedules'),
  ...service('scheduleService', 'schedule-service'),
  {
    file: 'src/desk/services/services.ts',
    remove: [line("export { planDeskSchedules, runDeskSchedules } from './schedule-service.ts'")],
  },
  {
    file: 'src/workspace/project/automation/automation.ts',
    remove: [
      /^export \{[^}]*\} from '\.\/schedule-settings\.ts'\n/m,
      line("import { schedulesSchema } from './schedule-settings.ts'"),
      line('schedules: schedulesSchema().optional(),'),
    ],
  },
  {
    file: 'src/desk/schemas/schemas.ts',
    remove: [/^export \{[^}]*\} from '\.\/schedule-schemas\.ts'\n/m],
  },
  {
    file: 'web/src/pages/workspace.tsx',
    remove: [/^import \{ Schedules \}.*\n/m, /^ *\{.*<Schedules .*\n/m],
  },
]

/** It goes through releases, the site, the inbox and comparisons in browsers. */
const story = 'test/story/story.test.ts'

/** They call every tool of the protocol. */
const testsOfAllTools = ['test/mcp/desk.test.ts', 'test/mcp/protocol.test.ts']

/** Tools of the protocol that rest on other capabilities. */
const tool = (name: string, file: string): Registration => ({
  file: 'src/mcp/tools/tools.ts',
  remove: [line(`import { ${name} } from './${file}.ts'`), line(`${name},`)],
})

/** Subcommands and resources of the desk that nothing else rests on. */
export const useCases: readonly Capability[] = [
  {
    name: 'command bridge',
    files: [
      'src/workspace/inspect/bridge.ts',
      'src/workspace/inspect/bridge-report.ts',
      'src/cli/commands/bridge.ts',
    ],
    registrations: [
      ...subcommand('bridge'),
      { file: 'src/index.ts', remove: [line('bridgeProduct,'), line('type ProductBridge,')] },
      {
        file: 'src/workspace/inspect/inspect.ts',
        remove: [/^export \{.*'\.\/bridge\.ts'\n/m, /^export \{.*'\.\/bridge-report\.ts'\n/m],
      },
    ],
    ownTests: ['test/workspace/bridge.test.ts'],
    remainingTests: ['test/review/bridges.test.ts', 'test/review/checks'],
  },
  {
    name: 'compare',
    files: [
      'src/compare',
      'src/desk/operations/comparisons.ts',
      'src/desk/schemas/comparison-schemas.ts',
      'src/cli/commands/compare.ts',
      'web/src/brief/compare-panel.tsx',
      'src/mcp/tools/compare-briefs.ts',
      'src/mcp/tools/check-text.ts',
      'src/mcp/draft',
    ],
    registrations: [
      ...subcommand('compare'),
      tool('compareBriefs', 'compare-briefs'),
      tool('checkText', 'check-text'),
      ...operations('comparisonOperations', 'comparisons'),
      {
        file: 'src/desk/schemas/schemas.ts',
        remove: [/^export \{[^}]*\} from '\.\/comparison-schemas\.ts'\n/m],
      },
      {
        file: 'web/src/brief/side-panel.tsx',
        remove: [
          line("import { ComparePanel } from './compare-panel.tsx'"),
          /^ {4}case 'compare':\n[\s\S]*?\n {6}\)\n/m,
          /^ {2}const \[product = '', month = ''\] = .*\n/m,
          /months, (?=html, panel)/,
        ],
      },
      {
        file: 'web/src/brief/brief-bar.tsx',
        remove: [line("['compare', { zh: '比较', en: 'Compare' }],")],
      },
    ],
    ownTests: [
      'test/desk/brief-tools.test.ts',
      'test/desk/pages.test.ts',
      'test/cli/compare.test.ts',
      story,
      ...testsOfAllTools,
    ],
    remainingTests: ['test/workspace/revisions.test.ts', 'test/desk/api.test.ts'],
  },
  {
    name: 'audit',
    files: [
      'src/review/audit',
      'src/workspace/inspect/audit.ts',
      'src/workspace/inspect/audit-against.ts',
      'src/workspace/inspect/brief-file.ts',
      'src/workspace/tasks/audit-brief-file.ts',
      'src/workspace/words/provenance-words.ts',
      'src/desk/operations/audit.ts',
      'src/cli/commands/audit.ts',
      'src/mcp/tools/check-text.ts',
      'src/mcp/draft',
    ],
    registrations: [
      ...subcommand('audit'),
      tool('checkText', 'check-text'),
      ...operations('auditOperations', 'audit'),
      {
        file: 'src/index.ts',
        remove: [/^export \{.*'\.\/review\/audit\/audit\.ts'\n/m, line('auditFile,')],
      },
      {
        file: 'src/workspace/inspect/inspect.ts',
        remove: [
          /^export \{.*'\.\/audit\.ts'\n/m,
          /^export \{.*'\.\/audit-against\.ts'\n/m,
          /^export type \{.*'\.\/brief-file\.ts'\n/m,
        ],
      },
      { file: 'src/workspace/words/words.ts', remove: [/^export \{ standingWords \}.*\n/m] },
      {
        file: 'src/workspace/tasks/tasks.ts',
        remove: [
          /^import type \{ auditBriefTask, .*\n/m,
          /^ {2}readonly (?:auditBrief|readPrintedBrief): .*\n/gm,
          /^ {2}(?:auditBrief|readPrintedBrief): lazyTask\([\s\S]*?\n {2}\),\n/gm,
        ],
      },
    ],
    ownTests: ['test/desk/audit.test.ts', ...testsOfAllTools],
    remainingTests: ['test/review/checks', 'test/desk/api.test.ts'],
  },
  {
    name: 'backup',
    files: [
      'src/workspace/backup',
      'src/desk/operations/backup.ts',
      'src/cli/commands/backup.ts',
      'src/cli/commands/restore.ts',
    ],
    registrations: [
      ...subcommand('backup'),
      ...subcommand('restore'),
      ...operations('backupOperations', 'backup'),
      { file: 'src/index.ts', remove: [/^export \{[^}]*\} from '\.\/workspace\/backup\/backup\.ts'\n/m] },
    ],
    ownTests: ['test/cli/backup.test.ts', 'test/cli/backup-rounds.test.ts'],
    remainingTests: ['test/desk/api.test.ts', 'test/workspace/demo.test.ts'],
  },
  {
    name: 'plan',
    files: [
      'src/review/plan',
      'src/workspace/inspect/plan.ts',
      'src/workspace/inspect/query-words.ts',
      'src/desk/http/query-fields.ts',
      'src/cli/commands/plan.ts',
      'web/src/data/plan-form.tsx',
    ],
    registrations: [
      ...subcommand('plan'),
      {
        file: 'src/workspace/inspect/inspect.ts',
        remove: [/^export \{ planDownloads \}.*\n/m, /^export \{ queryWords \}.*\n/m],
      },
      { file: 'src/desk/http/http.ts', remove: [/^export \{ queryFields \}.*\n/m] },
      {
        file: 'src/desk/operations/coverage.ts',
        remove: [
          /^ {2}addPlanDownloads\(.*\n/m,
          /^function addPlanDownloads\([\s\S]*?\n\}\n/m,
          /planDownloads, queryWords, /,
          /briefNamed, ofBrief, /,
          /, queryFields/,
          /, plannedQuery/,
          /, formatRange/,
        ],
      },
      {
        file: 'web/src/pages/data.tsx',
        remove: [/^import \{ PlanForm \}.*\n/m, /^ {6}<Part id="plan"[\s\S]*?<\/Part>\n/m],
      },
    ],
    remainingTests: ['test/desk/pages.test.ts', 'test/workspace/check.test.ts'],
  },
  {
    name: 'explore',
    files: [
      'src/workspace/inspect/explore',
      'src/desk/operations/totals.ts',
      'src/desk/operations/totals-units.ts',
      'src/mcp/tools/totals.ts',
      'web/src/explore',
      'web/src/pages/explore.tsx',
      'web/src/style/explore.css',
    ],
    registrations: [
      { file: 'src/desk/http/pages.ts', remove: [line("'/explore',")] },
      { file: 'web/src/style.css', remove: [line('@import "./style/explore.css";')] },
      { file: 'web/src/places.ts', remove: [/^ {2}\{ path: '\/explore'.*\n/m] },
      {
        file: 'web/src/app.tsx',
        remove: [/^const ExplorePage = .*\n/m, /^ {4}case 'explore':\n.*\n/m],
      },
      { file: 'web/src/help/help-words.ts', remove: [/^ {2}explore: \{\n[\s\S]*?^ {2}\},\n/m] },
      { file: 'test/desk/pages.test.ts', remove: [/^ {2}\['\/explore.*\n/gm] },
      ...operations('totalsOperations', 'totals'),
      tool('totals', 'totals'),
      { file: 'src/workspace/inspect/inspect.ts', remove: [/^export \{.*'\.\/explore\/explore\.ts'\n/m] },
      {
        file: 'src/desk/desk-state.ts',
        remove: [
          /^import type \{ Explored \}.*\n/m,
          /(?<=computingLimits, )exploredLimits, (?=fileLimits)/m,
          /^ {2}readonly #explored = .*\n/m,
          /^ {2}\/\*\* What was explored; .*\n {2}async explored\([\s\S]*?\n {2}\}\n\n/m,
        ],
      },
      {
        file: 'src/desk/cache-limits.ts',
        remove: [
          /^import type \{ Explored \}.*\n/m,
          /^\/\*\* A row takes about 0\.5 KB.*\nexport const exploredLimits = \{\n[\s\S]*?\n\}\n/m,
        ],
      },
    ],
    ownTests: testsOfAllTools,
    remainingTests: ['test/desk/pages.test.ts', 'test/desk/computed-cache.test.ts'],
  },
  {
    name: 'site',
    files: siteFiles,
    registrations: [...siteRegistrations, ...siteOnReleasePages],
    ownTests: ['test/site/site-workspace.ts', 'test/schedules/schedules.test.ts', story],
    remainingTests: ['test/releases/release-brief.test.ts', 'test/desk/api.test.ts'],
  },
  {
    name: 'releases',
    files: [
      ...siteFiles,
      ...notifyFiles,
      'src/releases',
      'src/workspace/project/release-rules.ts',
      'src/desk/operations/releases.ts',
      'src/desk/operations/release-answers.ts',
      'src/desk/operations/release-files.ts',
      'src/desk/operations/release-rules.ts',
      'src/desk/schemas/release-schemas.ts',
      'src/cli/commands/release',
      'web/src/releases',
      'web/src/pages/releases.tsx',
      'web/src/style/releases.css',
    ],
    registrations: [
      // The site shows releases, and notifications tell of them.
      ...siteRegistrations,
      ...notifyRegistrations,
      {
        file: 'src/cli/commands/commands.ts',
        remove: [line("export { releaseCommand } from './release/release.ts'")],
      },
      { file: 'src/cli/cli.ts', remove: [line('releaseCommand,')] },
      {
        file: 'src/desk/operations/operations.ts',
        remove: [line("export { releaseOperations } from './releases.ts'")],
      },
      {
        file: 'src/desk/app.ts',
        remove: [
          line('releaseOperations,'),
          line('// First, since it decides what readers see of the others.'),
          line('releaseOperations(app, deskState)'),
        ],
      },
      {
        file: 'src/desk/schemas/schemas.ts',
        remove: [/^export \{[^}]*\} from '\.\/release-schemas\.ts'\n/m],
      },
      {
        file: 'src/workspace/project/config.ts',
        remove: [/^import \{ releaseRulesSchema \}.*\n/m, line('releases: releaseRulesSchema().optional(),')],
      },
      { file: 'src/desk/http/pages.ts', remove: [line("'/releases',")] },
      { file: 'web/src/style.css', remove: [line('@import "./style/releases.css";')] },
      { file: 'web/src/places.ts', remove: [/^ {2}\{ path: '\/releases'.*\n/m] },
      {
        file: 'web/src/app.tsx',
        remove: [
          /^const ReleasesPage = .*\n/m,
          /^ {4}case 'releases':\n.*\n/m,
          /^import \{ WaitingCount \}.*\n/m,
          /^.*<WaitingCount .*\n/m,
        ],
      },
      {
        file: 'web/src/pages/briefs.tsx',
        remove: [/^import \{ WaitingNote \}.*\n/m, /^.*<WaitingNote .*\n/m],
      },
      { file: 'web/src/help/help-words.ts', remove: [/^ {2}releases: \{\n[\s\S]*?^ {2}\},\n/m] },
      {
        file: 'web/src/pages/brief.tsx',
        remove: [
          /^ {4}else if \(content\?\.kind === 'release'\).*\n/m,
          /^ {2}const isRelease = .*\n/m,
          /^ {4}else if \(isRelease && .*\n/m,
        ],
        replace: [[/\[asked, isRelease, isThere\]/, '[asked, isThere]']],
      },
      {
        file: 'web/src/brief/brief-bar.tsx',
        remove: [/^import \{ ReleaseButton \}.*\n/m, /^ {10}<ReleaseButton .*\n/m],
      },
      {
        file: 'web/src/brief/side-panel.tsx',
        remove: [/^import \{ ReleasePanel \}.*\n/m, /^ {4}case 'release':\n[\s\S]*?\n {6}\)\n/m],
      },
      {
        file: 'web/src/brief/use-side-panel.ts',
        remove: [/^ {2}\| \{ readonly kind: 'release'; .*\n/m],
        replace: [
          [/toggle\(kind: PanelKind \| 'release',/, 'toggle(kind: PanelKind,'],
          [/\(kind: PanelKind \| 'release', button/, '(kind: PanelKind, button'],
          [/open\(kind === 'release' \? .* : \{ kind \}\)/, 'open({ kind })'],
        ],
      },
    ],
    ownTests: [
      'test/site/site-workspace.ts',
      'test/schedules/schedules.test.ts',
      'test/notify/mail-server.ts',
      'test/releases/desk.test.ts',
      story,
    ],
    remainingTests: ['test/desk/api.test.ts', 'test/desk/workspace-settings.test.ts'],
  },
  {
    name: 'mcp',
    files: ['src/mcp', 'src/desk/operations/mcp.ts', 'src/cli/commands/mcp.ts'],
    registrations: [...subcommand('mcp'), ...operations('mcpOperations', 'mcp')],
    ownTests: ['test/mcp/desk.test.ts', 'test/mcp/protocol.test.ts'],
    remainingTests: ['test/desk/api.test.ts', 'test/releases/desk.test.ts', 'test/cli/completion.test.ts'],
  },
  {
    name: 'notify',
    files: notifyFiles,
    registrations: notifyRegistrations,
    ownTests: ['test/notify/mail-server.ts'],
    remainingTests: ['test/releases/release-brief.test.ts', 'test/desk/api.test.ts'],
  },
  {
    name: 'schedules',
    files: scheduleFiles,
    registrations: scheduleRegistrations,
    remainingTests: ['test/desk/api.test.ts', 'test/site/site.test.ts'],
  },
  {
    name: 'inbox',
    files: [
      'src/inbox',
      'src/workspace/project/automation/inbox-settings.ts',
      'src/desk/operations/inbox.ts',
      'src/desk/schemas/inbox-schemas.ts',
      'src/desk/services/inbox-service.ts',
      'src/cli/commands/inbox.ts',
      'web/src/data/inbox-panel.tsx',
    ],
    registrations: [
      ...subcommand('inbox'),
      ...operations('inboxOperations', 'inbox'),
      ...service('inboxService', 'inbox-service'),
      {
        file: 'src/desk/services/services.ts',
        remove: [line("export { passDeskInbox } from './inbox-service.ts'")],
      },
      {
        file: 'src/workspace/project/automation/automation.ts',
        remove: [
          /^export \{[^}]*\} from '\.\/inbox-settings\.ts'\n/m,
          line("import { inboxSchema } from './inbox-settings.ts'"),
          line('inbox: inboxSchema().optional(),'),
        ],
      },
      {
        file: 'src/desk/schemas/schemas.ts',
        remove: [/^export \{[^}]*\} from '\.\/inbox-schemas\.ts'\n/m],
      },
      {
        file: 'web/src/pages/data.tsx',
        remove: [/^import \{ InboxPanel \}.*\n/m, /^ {6}<InboxPanel .*\n/m],
      },
    ],
    ownTests: [story],
    remainingTests: ['test/desk/api.test.ts', 'test/cli/completion.test.ts'],
  },
  {
    name: 'sdmx',
    files: ['src/sdmx', 'src/cli/commands/export.ts', 'src/desk/operations/sdmx.ts'],
    registrations: [...subcommand('export'), ...operations('sdmxOperations', 'sdmx')],
    ownTests: [
      ...['test/sdmx/export.test.ts', 'test/sdmx/rest.test.ts', 'test/sdmx/read-elsewhere.test.ts'],
      'test/workspace/mapped-files.test.ts',
    ],
    remainingTests: [
      ...['test/cli/completion.test.ts', 'test/workspace/check.test.ts', 'test/desk/description.test.ts'],
    ],
  },
  {
    name: 'demo',
    files: [
      'src/workspace/demo',
      'src/desk/operations/sample.ts',
      'src/cli/commands/demo.ts',
      'web/src/home/sample.tsx',
    ],
    registrations: [
      ...subcommand('demo'),
      ...operations('sampleOperations', 'sample'),
      {
        file: 'web/src/pages/briefs.tsx',
        remove: [
          line("import { SampleButton, SampleNote } from '../home/sample.tsx'"),
          line('<SampleNote onRemoved={refresh} />'),
          line('{answer.loads === 0 && <SampleButton onLoaded={again} />}'),
        ],
      },
    ],
    remainingTests: ['test/desk/pages.test.ts', 'test/workspace/check.test.ts'],
  },
]
