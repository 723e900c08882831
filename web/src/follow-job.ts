import { ask, type Job } from './api.ts'

/** Follows a job to its end, telling of each step; where the stream breaks off, by asking. */
export function followJob(begun: Job, onStep: (job: Job) => void): Promise<Job> {
  const over = ({ state }: Job) => state === 'done' || state === 'failed'
  onStep(begun)
  return new Promise((resolve, reject) => {
    const stream = new EventSource(`/api/jobs/${begun.id}/events`)
    const step = (job: Job) => {
      onStep(job)
      if (!over(job)) return
      stream.close()
      resolve(job)
    }
    stream.addEventListener('job', ({ data }) => step(JSON.parse(data)))
    stream.addEventListener('error', () => {
      stream.close()
      const askAgain = () =>
        ask<Job>(`/api/jobs/${begun.id}`).then((job) => {
          step(job)
          if (!over(job)) setTimeout(askAgain, 500)
        }, reject)
      void askAgain()
    })
  })
}
