import 'server-only'
import { fail, ok, type Result } from '@fitsize/contracts'
import { exportAccount } from '@fitsize/usecases'
import { makeZip } from 'client-zip'
import { currentUser } from './actor'
import { ports } from './composition'

/** Everything that is kept of the visitor as a zip file, made while it is read. */
export async function accountExport(): Promise<Result<ReadableStream<Uint8Array>>> {
  const user = await currentUser()
  if (user === null) return fail('not-signed-in')
  const files = await exportAccount(ports(), user)
  return files.ok ? ok(makeZip(entriesOf(files.value))) : files
}

async function* entriesOf(files: AsyncIterable<{ path: string; content: AsyncIterable<string | Uint8Array> }>) {
  const lastModified = new Date()
  for await (const { path, content } of files) yield { name: path, input: encoded(content), lastModified }
}

async function* encoded(content: AsyncIterable<string | Uint8Array>) {
  const encoder = new TextEncoder()
  for await (const part of content) yield typeof part === 'string' ? encoder.encode(part) : new Uint8Array(part)
}
