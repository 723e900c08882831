/** A task of the child program by its name in the registry (`workspace/tasks/`), with the types of what it takes and gives. */
export interface Task<Input, Output> {
  readonly name: string
  /** Never there at run time: it holds the types. */
  readonly types?: (input: Input) => Output
}

/** Names a task, so that whoever asks for it need not import what performs it. */
export const defineTask = <Input, Output>(name: string): Task<Input, Output> => ({ name })

/** What performs a task, from a module that is imported when it is first needed. */
export interface LazyTask<Input, Output> {
  (input: Input): Promise<Output>
  /** Does what the first input would wait for, at least the import of the module. */
  prepare(): Promise<void>
}

/**
 * @param importModule such as `() => import('./read-upload.ts')`.
 * @param makeReady what else the first input would wait for, such as fonts that are read.
 */
export function lazyTask<Module, Input, Output>(
  importModule: () => Promise<Module>,
  perform: (module: Module, input: Input) => Output | Promise<Output>,
  makeReady?: (module: Module) => Promise<void>,
): LazyTask<Input, Output> {
  const run = async (input: Input): Promise<Output> => perform(await importModule(), input)
  const prepare = async () => {
    const module = await importModule()
    await makeReady?.(module)
  }
  return Object.assign(run, { prepare })
}

/** What performs a task. Input and output are plain data (what `structuredClone` takes). */
export type TaskFunction<Defined> =
  Defined extends Task<infer Input, infer Output> ? LazyTask<Input, Output> : never

/** The tasks of the child program by name. */
export type TaskRegistry = Readonly<Record<string, LazyTask<never, unknown>>>
