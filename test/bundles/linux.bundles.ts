import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { isPermitted, type Ran, run } from '../support/command.ts'
import {
  buildArguments,
  buildInCheckout,
  bundleFile,
  bundleFolder,
  bundleVersion,
  differences,
  portableFolder,
  readBriefs,
} from './bundles.ts'

const canRun =
  process.arch === 'x64' &&
  process.getuid?.() === 0 &&
  isPermitted('debootstrap', '--version') &&
  isPermitted('unshare', '-n', '-p', '-f', '-m', 'true')

/** A Debian without Node.js and fonts; it is kept for the next run. */
const bare = join(tmpdir(), 'tradebrief-bare-debian')
/** Runs a command in it, without network but for loopback, without more environment than a login has. */
const inside = (...command: string[]): Promise<Ran> =>
  run([
    'unshare',
    '-n',
    '-p',
    '-f',
    '-m',
    'sh',
    '-c',
    `ip link set lo up; mount -t proc proc ${bare}/proc; exec chroot ${bare} /usr/bin/env -i HOME=/root PATH=/usr/bin:/bin TRADEBRIEF_LANG=en "$@"`,
    'sh',
    ...command,
  ])

const program = `/opt/贸易 简报/${portableFolder('linux-x64')}`
const command = `${program}/tradebrief`

describe.skipIf(!canRun)('the bundle for Linux in a bare Debian', () => {
  beforeAll(() => {
    if (!existsSync(join(bare, 'done'))) {
      rmSync(bare, { recursive: true, force: true })
      execFileSync('debootstrap', ['--variant=minbase', 'bookworm', bare], { stdio: 'ignore' })
      writeFileSync(join(bare, 'done'), '')
    }
    for (const folder of ['opt', 'srv', 'usr/lib/tradebrief'])
      rmSync(join(bare, folder), { recursive: true, force: true })
    mkdirSync(join(bare, 'srv', 'trade'), { recursive: true })
    unpack()
  })
  const unpack = () => {
    mkdirSync(join(bare, 'opt', '贸易 简报'), { recursive: true })
    execFileSync('tar', ['-xzf', bundleFile('linux-x64', 'tar.gz'), '-C', join(bare, 'opt', '贸易 简报')])
  }

  it('finds neither Node.js nor a font there', async () => {
    expect(
      (await inside('sh', '-c', 'command -v node; command -v fc-list; ls /usr/share/fonts; echo done'))
        .stdout,
    ).toBe('done\n')
  })

  it('loads the sample and builds it in all formats with the bytes of the checkout', async () => {
    const wanted = await buildInCheckout()
    cpSync(join(bare, program, 'app/samples/lithium-ion/products'), join(bare, 'srv/trade/products'), {
      recursive: true,
    })
    for (const args of [
      ['init', '/srv/trade', '--yes'],
      ['-C', '/srv/trade', 'load', `${program}/app/samples/lithium-ion/files`],
      ['-C', '/srv/trade', ...buildArguments],
    ]) {
      const { code, stderr } = await inside(command, ...args)
      expect(code, stderr).toBe(0)
    }
    expect(wanted.size).toBe(48)
    expect(differences(wanted, readBriefs(join(bare, 'srv/trade')))).toEqual([])
  })

  it('opens the desk from a folder that only root may write, for another user; a second start opens the same', async () => {
    const script = [
      '/usr/sbin/useradd -m analyst 2>/dev/null; chmod -R a+rX,go-w /opt',
      `cd /home/analyst; su analyst -c '"${command}" open' > /tmp/desk.log 2>&1 &`,
      'for i in $(seq 100); do grep -q open /tmp/desk.log && break; sleep 0.2; done',
      `cd /opt; su analyst -c '"${command}" open; "${command}" open --close'`,
    ]
    const { stdout, stderr } = await inside('sh', '-c', script.join('\n'))
    const log = readFileSync(join(bare, 'tmp/desk.log'), 'utf8')
    const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(log) ?? []
    expect(url, log + stderr).toBeDefined()
    expect(stdout).toBe(`The desk runs at ${url}\nThe desk is closed.\n`)
  })

  it('is replaced by the next one, and the workspace has all that it had', async () => {
    const status = () => inside(command, '-C', '/srv/trade', 'status', '--json')
    const before = await status()
    renameSync(join(bare, 'opt', '贸易 简报'), join(bare, 'opt', 'old'))
    unpack()
    rmSync(join(bare, 'opt', 'old'), { recursive: true })
    expect(before.code, before.stderr).toBe(0)
    expect(await status()).toEqual(before)
  })

  it('installs as a Debian package', async () => {
    cpSync(join(bundleFolder, `tradebrief_${bundleVersion}_amd64.deb`), join(bare, 'srv/tradebrief.deb'))
    const { code, stderr } = await inside(
      'sh',
      '-c',
      'PATH=/usr/sbin:/sbin:$PATH dpkg --install /srv/tradebrief.deb',
    )
    expect(code, stderr).toBe(0)
    expect((await inside('tradebrief', '--version')).stdout).toBe(`${bundleVersion}\n`)
    expect((await inside('tradebrief', '-C', '/srv/trade', 'status')).code).toBe(0)
  })

  it('names a native part that is missing, and prints all other formats', async () => {
    const typesetter = join(
      bare,
      program,
      'app/node_modules/@myriaddreamin/typst-ts-node-compiler-linux-x64-gnu',
    )
    renameSync(typesetter, `${typesetter}.away`)
    try {
      const { code, stderr, stdout } = await inside(
        command,
        '-C',
        '/srv/trade',
        'build',
        '2023-12',
        'lithium-ion',
        '--force',
        '--json',
      )
      expect(code, stderr).toBe(0)
      expect(stderr).toContain('The PDF typesetter (Typst) does not run on this machine')
      expect(
        JSON.parse(stdout)[0]
          .files.map((file: string) => file.replace(/.*\./, ''))
          .sort(),
      ).toEqual(['docx', 'html', 'html', 'json', 'md', 'xlsx'])
    } finally {
      renameSync(`${typesetter}.away`, typesetter)
    }
  })
})
