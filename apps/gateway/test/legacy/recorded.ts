import { readFile } from 'node:fs/promises'
import { expect } from 'vitest'

/** A call of the first FitSize and its answer, as its README, views and app describe them. */
export type Recorded = {
  readonly method: string
  readonly path: string
  readonly type: string | null
  readonly body: string
  readonly answer: { readonly status: number; readonly type: string; readonly body: string }
}

const header = /^content-type: (.+)$/m

/** Reads `recorded/NAME.http`: a request, a line `---`, the answer; what stands in braces is filled in. */
export async function recorded(name: string, values: Readonly<Record<string, string>> = {}): Promise<Recorded> {
  const text = await readFile(new URL(`recorded/${name}.http`, import.meta.url), 'utf8')
  const filled = text.replace(/\{(photo|task_id)\}/g, (name, key: string) => values[key] ?? name)
  const [request = '', answer = ''] = filled.split('\n---\n')
  const [head = '', body = ''] = request.split('\n\n')
  const [answerHead = '', answerBody = ''] = answer.split('\n\n')
  const [method = '', path = ''] = head.split(/[ \n]/)
  return {
    method,
    path,
    type: header.exec(head)?.[1] ?? null,
    body: body.trimEnd(),
    answer: {
      status: Number.parseInt(answerHead, 10),
      type: header.exec(answerHead)?.[1] ?? '',
      body: answerBody.trimEnd(),
    },
  }
}

/** Sends the call without any credential, as the original's clients do. */
export async function replay(url: string, call: Recorded, query = ''): Promise<Response> {
  return await fetch(`${url}${call.path}${query}`, {
    method: call.method,
    ...(call.type === null ? {} : { headers: { 'content-type': call.type } }),
    ...(call.body === '' ? {} : { body: call.body }),
  })
}

/** The answer, byte for byte. */
export async function expectAnswer(response: Response, { answer }: Recorded): Promise<void> {
  expect(await response.text()).toBe(answer.body)
  expect([response.status, response.headers.get('content-type')]).toEqual([answer.status, answer.type])
}
