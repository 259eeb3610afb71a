import 'server-only'

/** The bytes of a request, or null when there are more than `most`; the rest is then not even read. */
export async function readBody(request: Request, most: number): Promise<Uint8Array | null> {
  const stated = Number(request.headers.get('content-length') ?? 0)
  if (stated > most) return null
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part !== undefined && !part.done; part = await reader?.read()) {
    length += part.value.byteLength
    if (length > most) {
      await reader?.cancel()
      return null
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}
