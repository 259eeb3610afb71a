import type { BadCase } from './bad-case'
import { type SendOptions, send } from './exchange'
import { filePart, formOf, formType, requestOf } from './requests'

/** Often enough to look alive, too seldom ever to end. */
const everyMs = 2000

/** Clients that hold a connection by sending next to nothing, until the gateway's own time-outs end it. */
export function slowCases(jpeg: Buffer): readonly BadCase[] {
  const form = (authorization: string) =>
    requestOf({ path: '/v1/scans', authorization, type: formType, body: formOf([filePart(jpeg)]) })
  const legacy = (authorization: string) =>
    requestOf({
      path: '/keypoints/execScript/?async=1',
      authorization,
      body: JSON.stringify({ clothing: 'blouse', image: jpeg.toString('base64') }),
    })
  const body = (request: Buffer) => request.indexOf('\r\n\r\n') + 4
  const of = (
    name: string,
    request: (authorization: string) => Buffer,
    options: (request: Buffer) => SendOptions,
  ): BadCase => ({
    kind: 'slow clients',
    name,
    expect: 'refused',
    send: async ({ url, authorization }) => {
      const bytes = request(authorization)
      return await send(url, bytes, options(bytes))
    },
  })
  const after = (count: number) => ({ trickle: { after: count, everyMs } })
  return [
    of(
      'nothing at all',
      () => Buffer.alloc(0),
      () => ({}),
    ),
    of('the first line', form, () => after(3)),
    of('a header', form, () => after(40)),
    of('all but the last line break of the head', form, (request) => after(body(request) - 1)),
    of(
      'the head, then nothing',
      (authorization) => form(authorization).subarray(0, body(form(authorization))),
      () => ({}),
    ),
    of('the beginning of a form', form, (request) => after(body(request) + 5)),
    of('the middle of a photo', form, (request) => after(body(request) + 2000)),
    of('the last bytes of a form', form, (request) => after(request.byteLength - 200)),
    of('the beginning of a legacy call', legacy, (request) => after(body(request) + 5)),
    of('the middle of a legacy image', legacy, (request) => after(body(request) + 2000)),
  ]
}
