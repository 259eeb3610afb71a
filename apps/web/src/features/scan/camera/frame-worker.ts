import type { Frame } from './find-markers'
import { reportOf } from './frame-report'

// Looks at one frame at a time; whoever sends the next waits for the answer, so none pile up.
self.addEventListener('message', ({ data }: MessageEvent<Frame>) => self.postMessage(reportOf(data)))
