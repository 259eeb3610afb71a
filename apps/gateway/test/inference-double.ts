import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { garmentTypeNames, garmentTypes, keypointHash, keypointNames } from '@fitsize/garments'
import { z } from 'zod'

// A server that speaks the Open Inference Protocol as TorchServe does, with answers that a test decides.

const requestSchema = z.strictObject({
  id: z.uuid(),
  inputs: z.array(
    z.strictObject({
      name: z.string(),
      datatype: z.string(),
      shape: z.tuple([z.literal(1)]),
      data: z.tuple([z.union([z.string(), z.number()])]),
    }),
  ),
})

export type ModelRequest = {
  readonly model: string
  readonly id: string
  readonly inputs: Readonly<Record<string, string | number>>
  readonly headers: IncomingHttpHeaders
}
export type ModelAnswer = { readonly status: number; readonly body: unknown }

export type InferenceDouble = {
  readonly url: string
  readonly requests: readonly ModelRequest[]
  /** Of everything that it was asked. */
  readonly paths: readonly string[]
  /** What to answer from now on. */
  answerWith(answer: (request: ModelRequest) => ModelAnswer | Promise<ModelAnswer>): void
  /** With what it says whether it is ready, from now on. */
  setReadiness(status: number): void
  /** Answers wait until the returned function is called. */
  hold(): () => void
  /** Resolves once a request that fits has arrived. */
  arrival(fits?: (request: ModelRequest) => boolean): Promise<ModelRequest>
  /** Breaks all connections and stops listening; `listen` opens the same port again. */
  crash(): Promise<void>
  listen(): Promise<void>
}

const tensor = (name: string, datatype: string, shape: readonly number[], data: readonly (number | string)[]) => ({
  name,
  datatype,
  shape,
  data,
})

/** A blouse in the middle of the image, 500 px wide. */
export function keypointsAnswer(
  overrides: {
    readonly hash?: string
    readonly garment?: number
    readonly types?: readonly number[]
    readonly variance?: number
    readonly luminance?: number
  } = {},
): ModelAnswer {
  const {
    hash = keypointHash,
    garment = 0.99,
    types = [0.9, 0.05, 0.02, 0.02, 0.01],
    variance = 9,
    luminance = 0.7,
  } = overrides
  const position: Partial<Record<string, readonly [number, number]>> = {
    neckline_left: [450, 200],
    neckline_right: [550, 200],
    center_front: [500, 240],
    shoulder_left: [350, 220],
    shoulder_right: [650, 220],
    armpit_left: [320, 400],
    armpit_right: [680, 400],
    cuff_left_in: [250, 460],
    cuff_left_out: [200, 420],
    cuff_right_in: [750, 460],
    cuff_right_out: [800, 420],
    top_hem_left: [330, 800],
    top_hem_right: [670, 800],
  }
  const shape = garmentTypeNames[types.indexOf(Math.max(...types))] ?? 'blouse'
  const ofType = new Set<string>(garmentTypes[shape].keypoints)
  return {
    status: 200,
    body: {
      model_name: 'keypoints',
      model_version: '1.0',
      parameters: { keypoint_hash: hash, weights_version: '2026.01.01-test' },
      outputs: [
        tensor(
          'keypoints',
          'FP32',
          [24, 2],
          keypointNames.flatMap((name) => position[name] ?? [500, 500]),
        ),
        tensor(
          'covariance',
          'FP32',
          [24, 3],
          keypointNames.flatMap(() => [variance, 0, variance]),
        ),
        tensor(
          'confidence',
          'FP32',
          [24],
          keypointNames.map(() => 0.9),
        ),
        tensor(
          'presence',
          'FP32',
          [24],
          keypointNames.map((name) => (ofType.has(name) ? 0.97 : 0)),
        ),
        tensor('type_probability', 'FP32', [5], types),
        tensor('garment_probability', 'FP32', [1], [garment]),
        tensor('several_probability', 'FP32', [1], [0.02]),
        tensor('turned', 'INT32', [1], [0]),
        tensor('sharpness', 'FP32', [1], [900]),
        tensor('luminance', 'FP32', [1], [luminance]),
      ],
    },
  }
}

/** The sheet seen from straight above, 2 px a mm in the image that was sent. */
export function markerAnswer(overrides: { readonly tiltDeg?: number } = {}): ModelAnswer {
  return {
    status: 200,
    body: {
      model_name: 'marker',
      outputs: [
        tensor('marker', 'BYTES', [1], ['charuco-a4']),
        tensor('homography', 'FP64', [3, 3], [0.5, 0, 0, 0, 0.5, 0, 0, 0, 1]),
        tensor(
          'homography_covariance',
          'FP64',
          [8, 8],
          Array.from({ length: 64 }, (_, index) => (index === 0 || index === 36 ? 1e-7 : 0)),
        ),
        tensor('tilt_deg', 'FP64', [1], [overrides.tiltDeg ?? 1.5]),
        tensor('reprojection_rms_px', 'FP64', [1], [0.3]),
        tensor('corners_found', 'INT32', [1], [24]),
        tensor('corners_total', 'INT32', [1], [24]),
        tensor('size_px', 'FP64', [1], [500]),
        tensor('bend_mm', 'FP64', [1], [0.02]),
        tensor('outline', 'FP32', [4, 2], [10, 10, 430, 10, 430, 604, 10, 604]),
        tensor('size_px', 'FP64', [1], [500]),
        tensor('bend_mm', 'FP64', [1], [0.05]),
      ],
    },
  }
}

export const noMarkerAnswer: ModelAnswer = {
  status: 200,
  body: { model_name: 'marker', outputs: [tensor('marker', 'BYTES', [1], [''])] },
}

export const goodAnswer = ({ model }: ModelRequest): ModelAnswer =>
  model === 'keypoints' ? keypointsAnswer() : markerAnswer()

export async function createInferenceDouble(): Promise<InferenceDouble> {
  const requests: ModelRequest[] = []
  const paths: string[] = []
  const watchers = new Set<() => void>()
  let answer: (request: ModelRequest) => ModelAnswer | Promise<ModelAnswer> = goodAnswer
  let held: Promise<void> = Promise.resolve()
  let port = 0
  let readiness = 200

  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    paths.push(request.url ?? '')
    const model = /^\/v2\/models\/([\w.-]+)\/infer$/.exec(request.url ?? '')?.[1]
    if (model === undefined) {
      response.writeHead(request.url === '/v2/health/ready' ? readiness : 200)
      response.end('{"live": true}')
      return
    }
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(Buffer.from(chunk))
    const { id, inputs } = requestSchema.parse(JSON.parse(Buffer.concat(chunks).toString()))
    const { headers } = request
    const seen = { model, id, inputs: Object.fromEntries(inputs.map(({ name, data }) => [name, data[0]])), headers }
    requests.push(seen)
    for (const watch of watchers) watch()
    const { status, body } = await answer(seen)
    await held
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy())
  })
  const listen = async () => {
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  }
  await listen()

  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    paths,
    answerWith(next) {
      answer = next
    },
    setReadiness(status) {
      readiness = status
    },
    hold() {
      let release = () => {}
      held = new Promise((resolve) => {
        release = resolve
      })
      return release
    },
    async arrival(fits = () => true) {
      return await new Promise((resolve) => {
        const look = () => {
          const found = requests.find(fits)
          if (found === undefined) return
          watchers.delete(look)
          resolve(found)
        }
        watchers.add(look)
        look()
      })
    },
    async crash() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
    listen,
  }
}
