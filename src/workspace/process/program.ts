import { type ChildProcess, spawn } from 'node:child_process'
import { LimitExceeded, NoProcess } from './limit-errors.ts'
import { childEnvironment, hasShell, type TaskOptions, underLimits } from './limits.ts'
import { lowerPriority, priorities } from './priority.ts'
import { readingTurns } from './turns.ts'
import { watchProcess } from './watch.ts'

const megabyte = 1024 * 1024
const keptErrors = 4096

/** There is no such program on this machine. */
export class NoSuchProgram extends Error {}

/** A program ended with an exit code that says it failed. */
export class ProgramFailed extends Error {}

/**
 * Runs a program of this machine under limits of memory, time and output, and gives what it writes to its standard output.
 *
 * @throws NoSuchProgram; ProgramFailed; `LimitExceeded`, a UserError, where it reached a limit; the reason of the signal.
 */
export const runProgram = (program: string, args: readonly string[], options: TaskOptions): Promise<Buffer> =>
  readingTurns.run(() => outputOf(program, args, options), options)

async function outputOf(program: string, args: readonly string[], options: TaskOptions): Promise<Buffer> {
  const child = start(program, args, options)
  lowerPriority(child.pid, priorities.program)
  const output: Buffer[] = []
  let size = 0
  let errors = ''
  let endWatch = () => {}
  const finished = new Promise<Buffer>((resolve, reject) => {
    const stop = (reason: unknown) => {
      reject(reason)
      child.kill('SIGKILL')
    }
    endWatch = watchProcess(child.pid, options, stop)
    child.stdout?.on('data', (bytes: Buffer) => {
      size += bytes.length
      if (size > options.limits.output * megabyte) stop(new LimitExceeded('output', options))
      else output.push(bytes)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      errors = (errors + text).slice(-keptErrors)
    })
    child.once('error', (error) =>
      reject(isAbsent(error) ? new NoSuchProgram(program) : new NoProcess(error)),
    )
    child.once('close', (code, name) => {
      if (code === 0) resolve(Buffer.concat(output))
      else reject(failureOf(program, options, errors, code, name))
    })
  })
  return finished.finally(() => endWatch())
}

function start(program: string, args: readonly string[], { limits }: TaskOptions): ChildProcess {
  const [command, ...before] = hasShell
    ? [...underLimits(limits.memory, limits.seconds * 2), program]
    : [program]
  return spawn(command, [...before, ...args], {
    env: childEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe'],
    windowsHide: true,
  })
}

const isAbsent = (error: Error): boolean => 'code' in error && error.code === 'ENOENT'

/** Programs say in many ways that memory has come to its end: by words, by an abort, by a null pointer. */
function failureOf(
  program: string,
  options: TaskOptions,
  errors: string,
  ...[code, name]: [code: number | null, name: string | null]
): Error {
  if (hasShell && code === 127) return new NoSuchProgram(program)
  if (/out of memory|bad_alloc|cannot allocate/i.test(errors) || name === 'SIGKILL')
    return new LimitExceeded('memory', options)
  if (name === 'SIGXCPU') return new LimitExceeded('time', options)
  if (name !== null) return new LimitExceeded('death', options, name, errors)
  return new ProgramFailed(`${program} ended with ${code}: ${errors}`)
}
