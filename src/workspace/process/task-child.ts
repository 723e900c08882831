import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { Socket } from 'node:net'
import { fileURLToPath } from 'node:url'
import { deserialize } from 'node:v8'
import { unpackError } from '../../trade/errors/errors.ts'
import { addStopHook, workerFile } from '../files/files.ts'
import { LimitExceeded, type LimitKind, NoProcess } from './limit-errors.ts'
import { childEnvironment, hasShell, heapSize, type Limits, type TaskOptions, underLimits } from './limits.ts'
import { lowerPriority, priorities } from './priority.ts'
import type { Preparation, TaskAnswer, TaskOrder } from './task-message.ts'
import { residentSize, watchProcess, watchProcessorTime } from './watch.ts'

/** So much of what a child writes to its standard error is kept, which is where V8 says why it ends. */
const keptErrors = 16_384
const megabyte = 1024 * 1024
/**
 * A task that takes longer, in milliseconds, is a long one: of processor time where the system says it, since a short task
 * waits long where the processors are busy.
 */
const longestShortTask = 1_000
/** Processor time by all threads of a child that its parent left behind, as a multiple of the time of a task. */
const leftBehindFactor = 10

const running = new Set<ChildProcess>()
function killAll(): void {
  for (const child of running) child.kill('SIGKILL')
}
process.once('exit', killAll)
// A process that a signal ends has no event of its end; a child in the middle of its work would go on for its time.
addStopHook('task children', killAll)

/** A child process under limits. It runs one task at a time; it does not keep its parent from ending. */
export class TaskChild {
  readonly #process: ChildProcess
  readonly #memory: number
  #errors = ''
  #isEnded = false
  /** Whether a long task has lowered its priority, which only the superuser can raise again. */
  #isSlowed = false
  #failure: Error | null = null

  /**
   * @param program the file that the child runs.
   * @throws NoProcess where the system refuses another process.
   */
  constructor(limits: Limits, program = workerFile('task')) {
    this.#memory = limits.memory
    this.#process = start(limits, fileURLToPath(program))
    running.add(this.#process)
    this.#process.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#errors = (this.#errors + text).slice(-keptErrors)
    })
    this.#process.once('exit', () => this.#end())
    this.#process.on('error', (error) => {
      this.#failure ??= error
      this.#end()
    })
    this.#rest(true)
  }

  get isEnded(): boolean {
    return this.#isEnded
  }

  /** Whether its task took long, or takes long, and runs after those of others. */
  get isSlowed(): boolean {
    return this.#isSlowed
  }

  /** Whether it has ended or runs slower than others, or has grown so that another task would have too little memory. */
  async isWorn(): Promise<boolean> {
    if (this.#isEnded || this.#isSlowed || this.#process.pid === undefined) return true
    const size = await residentSize(this.#process.pid)
    return size !== null && size > this.#memory / 2
  }

  /**
   * @throws what the task throws; LimitExceeded where the child reached a limit or ended; the reason of the signal.
   * But for what the task throws, the child ends.
   * @param isSlowed whether it gets a lower priority once it takes long.
   */
  async run(task: string, input: unknown, options: TaskOptions, isSlowed = false): Promise<unknown> {
    const { pid } = this.#process
    const endWatch = isSlowed ? watchProcessorTime(pid, longestShortTask, () => this.#slow()) : () => {}
    const answer = await this.#answer(task, input, options).finally(endWatch)
    switch (answer.kind) {
      case 'done':
        return deserialize(answer.output)
      case 'limit':
        this.kill()
        throw new LimitExceeded(answer.limit, options)
      case 'failed':
        throw unpackError(answer.error)
    }
  }

  /** Has it import what a task needs, before there is an input. */
  prepare(task: string): void {
    const preparation: Preparation = { prepare: task }
    this.#process.send(preparation, () => {})
  }

  async #answer(task: string, input: unknown, options: TaskOptions): Promise<TaskAnswer> {
    const { limits } = options
    if (this.#isEnded) throw this.#death(options)
    const child = this.#process
    this.#rest(false)
    const stopListening = new AbortController()
    const { signal } = stopListening
    let endWatch = () => {}
    try {
      const ended = once(child, 'close', { signal }).then(([code, name]) => {
        // All of standard error has come when it is closed.
        throw this.#death(options, code, name)
      })
      const stopped = new Promise<never>((_, reject) => {
        endWatch = watchProcess(child.pid, options, (reason) => {
          reject(reason)
          this.kill()
        })
      })
      const answered = once(child, 'message', { signal })
      const order: TaskOrder = { task, input, mostBytes: limits.output * megabyte }
      // Where it has ended meanwhile, that is told why.
      child.send(order, () => {})
      const [answer]: TaskAnswer[] = await Promise.race([answered, ended, stopped])
      if (!answer) throw new Error('a message has content')
      return answer
    } catch (error) {
      throw this.#failure ? new NoProcess(this.#failure) : error
    } finally {
      endWatch()
      stopListening.abort()
      this.#rest(true)
    }
  }

  kill(): void {
    this.#process.kill('SIGKILL')
    this.#end()
  }

  #end(): void {
    this.#isEnded = true
    running.delete(this.#process)
  }

  #slow(): void {
    this.#isSlowed = true
    lowerPriority(this.#process.pid, priorities.longTask)
  }

  /** While it rests, the parent may end. */
  #rest(isResting: boolean): void {
    const change = isResting ? 'unref' : 'ref'
    const { channel, stderr } = this.#process
    this.#process[change]()
    channel?.[change]()
    if (stderr instanceof Socket) stderr[change]()
  }

  #death(options: TaskOptions, code: unknown = null, name: unknown = null): LimitExceeded {
    const kind = causeOfDeath(code, name, this.#errors)
    return new LimitExceeded(kind, options, String(name ?? code ?? '?'), this.#errors)
  }
}

function start(limits: Limits, program: string): ChildProcess {
  const flags = [`--max-old-space-size=${heapSize(limits)}`, '--no-warnings']
  const limited = hasShell ? underLimits(limits.memory, limits.seconds * leftBehindFactor) : []
  const [execPath = process.execPath, ...before] = [...limited, process.execPath]
  try {
    const child = fork(program, [], {
      execPath,
      execArgv: [...before, ...flags],
      env: childEnvironment(),
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    lowerPriority(child.pid, limits.priority ?? priorities.shortTask)
    return child
  } catch (error) {
    throw new NoProcess(error)
  }
}

/** V8 ends a process by SIGABRT or SIGTRAP, which a shell tells as 134 or 133; the kernel by SIGKILL. */
function causeOfDeath(code: unknown, name: unknown, errors: string): LimitKind {
  if (
    /out of memory|allocation failed|invalid (?:string|array) (?:length|size)|invalid size error/i.test(
      errors,
    )
  )
    return 'memory'
  if (name === 'SIGXCPU' || code === 128 + 24) return 'time'
  return name === 'SIGKILL' || code === 137 ? 'memory' : 'death'
}
