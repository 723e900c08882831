import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { noAnswer } from '../api.ts'
import { ProblemBox } from './problem-box.tsx'
import { Skeleton } from './skeleton.tsx'

/** A page whose code comes when it is opened first: the first visit of the desk waits for what it shows alone. */
export function lazyPage<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  let Page: ComponentType<Props> | null = null
  return function LazyPage(props: Props) {
    const [state, setState] = useState<'loading' | 'loaded' | 'failed'>(Page ? 'loaded' : 'loading')
    useEffect(() => {
      if (state !== 'loading') return
      load().then(
        (loaded) => {
          Page = loaded
          setState('loaded')
        },
        () => setState('failed'),
      )
    }, [state])
    if (Page) return <Page {...props} />
    if (state === 'failed') return <ProblemBox problem={noAnswer} />
    return <Skeleton lines={8} />
  }
}
