import { type RefObject, useEffect, useState } from 'react'
import { type AdviceState, type Announcement, isStill, nextAdvice, nextAnnouncement, startOfAdvice } from './advice'
import type { FrameReport } from './frame-report'
import { grabFrame, secondLookSide, usualSide } from './grab-frame'

export type FrameWatch = {
  readonly report: FrameReport | null
  readonly advice: AdviceState
  readonly announcement: Announcement
  /** Everything has been good for a second. */
  readonly still: boolean
  /** The part that looks at frames could not be started: there is no advice, photos can be taken all the same. */
  readonly blind: boolean
}

/** At most ten frames a second; a phone that is slower sees fewer. */
const shortestIntervalMs = 100

function startOfWatch(): FrameWatch {
  const now = performance.now()
  return {
    report: null,
    advice: startOfAdvice(now),
    announcement: { advice: 'starting', at: now },
    still: false,
    blind: false,
  }
}

/** Looks at a camera's frames while the page is seen, and says what to do. */
export function useFrameWatch(video: RefObject<HTMLVideoElement | null>, live: boolean): FrameWatch {
  const [watch, setWatch] = useState(startOfWatch)
  useEffect(() => {
    if (!live) return
    setWatch(startOfWatch())
    const canvas = document.createElement('canvas')
    const worker = new Worker(new URL('./frame-worker.ts', import.meta.url), { type: 'module' })
    let [timer, sentAt, missed, looks] = [0, 0, false, 0]
    const look = () => {
      if (document.hidden || video.current === null) return
      // Every other frame without a sheet is looked at closer.
      const frame = grabFrame(video.current, canvas, missed && looks % 2 === 1 ? secondLookSide : usualSide)
      if (frame === null) return plan(shortestIntervalMs)
      looks += 1
      sentAt = performance.now()
      worker.postMessage(frame, [frame.data.buffer])
    }
    const plan = (delayMs: number) => {
      window.clearTimeout(timer)
      timer = window.setTimeout(look, delayMs)
    }
    const onVisibility = () => {
      if (!document.hidden) plan(0)
    }
    worker.addEventListener('message', ({ data: report }: MessageEvent<FrameReport>) => {
      missed = report.sheet === null
      const now = performance.now()
      setWatch((before) => {
        const advice = nextAdvice(before.advice, report, now)
        return {
          report,
          advice,
          announcement: nextAnnouncement(before.announcement, advice.shown, now),
          still: isStill(advice, now),
          blind: false,
        }
      })
      plan(Math.max(0, shortestIntervalMs - (now - sentAt)))
    })
    worker.addEventListener('error', () => setWatch((before) => ({ ...before, blind: true })))
    document.addEventListener('visibilitychange', onVisibility)
    plan(0)
    return () => {
      window.clearTimeout(timer)
      document.removeEventListener('visibilitychange', onVisibility)
      worker.terminate()
    }
  }, [video, live])
  return watch
}
