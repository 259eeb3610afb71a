import type { Contender } from '../contender'
import { deeperThan, downTo } from '../processes/stages'
import { answers, freePort, startBackground } from '../programs'

export const seed: Contender = {
  name: 'seed',
  title: 'The seed: Django, a process a request',
  durable: 'nothing',
  notes:
    "Django's own server without threads, as the view blocked it; `run_no_det.py` anew for each request with PyTorch's default threads (one request runs at a time, so it has all cores).",
  variants: [{}],
  cold: true,
  async start({ python, log }) {
    const port = await freePort()
    const django = await startBackground(python, ['-m', 'serving.seed.site', String(port)], {
      log,
      env: { PYTHONPATH: '.' },
      isReady: () => answers(`http://127.0.0.1:${port}/`, false),
    })
    return {
      target: { kind: 'blocking', url: `http://127.0.0.1:${port}/keypoints/execScript/` },
      stages: [downTo('Django', django.pid, 0), deeperThan('process a request', django.pid, 0)],
      stop: django.stop,
    }
  },
}
