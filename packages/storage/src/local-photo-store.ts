import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, rmdir, stat, unlink } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { isPhotoKey, type PhotoStore } from '@fitsize/usecases'

/**
 * Photos as files below one folder, which is created when first needed and may be shared by several processes.
 * A file is written beside its place, synced and renamed, so nobody ever reads half of one.
 * @throws (each operation) an Error for a key that is not one, or what the file system says.
 */
export function createLocalPhotoStore(folder: string): PhotoStore {
  const root = resolve(folder)
  const pathOf = (key: string): string => {
    if (!isPhotoKey(key)) throw new Error(`"${key}" is not a photo key`)
    return join(root, ...key.split('/'))
  }

  /** A photo mostly has a folder of its own; one that is still in use refuses, which is fine. */
  const removeIfEmpty = async (folder: string): Promise<void> => {
    if (folder !== root) await rmdir(folder).catch(() => undefined)
  }

  const put = async (key: string, bytes: Uint8Array): Promise<void> => {
    const path = pathOf(key)
    // The leading dot keeps it out of the keys, so list() never shows a file being written.
    const temporary = join(dirname(path), `.${randomUUID()}.part`)
    try {
      await writeSynced(temporary, bytes)
      await rename(temporary, path)
    } catch (error) {
      await rm(temporary, { force: true })
      // A full disk refuses many, and each would leave the folder that was made for it.
      await removeIfEmpty(dirname(path))
      throw error
    }
    await syncFolder(dirname(path))
  }

  const get = async (key: string): Promise<Uint8Array | null> => await unlessAbsent(readFile(pathOf(key)))

  return {
    put,
    get,
    async copy(from, to) {
      const bytes = await get(from)
      if (bytes === null) return false
      await put(to, bytes)
      return true
    },
    async delete(key) {
      const path = pathOf(key)
      await unlessAbsent(unlink(path))
      await removeIfEmpty(dirname(path))
    },
    async *list(below) {
      const entries = await unlessAbsent(readdir(pathOf(below), { recursive: true, withFileTypes: true }))
      for (const entry of entries ?? []) {
        const path = join(entry.parentPath, entry.name)
        const key = relative(root, path).split(sep).join('/')
        if (!entry.isFile() || !isPhotoKey(key)) continue
        const found = await unlessAbsent(stat(path))
        if (found !== null) yield { key, writtenAt: found.mtime }
      }
    },
  }
}

/** How often a folder may vanish under a file that is being put there. */
const vanishings = 10

/** Opens a new file, and creates its folder when it is missing. */
async function openNew(path: string): Promise<FileHandle> {
  for (let vanished = 0; ; vanished++) {
    try {
      await mkdir(dirname(path), { recursive: true })
      return await open(path, 'wx', 0o640)
    } catch (error) {
      // Whoever deletes the last photo of a folder removes it, between our two steps or, as was seen, inside the first.
      if (!isAbsence(error) || vanished === vanishings) throw error
    }
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await openNew(path)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** A rename lasts only once its folder is on disk. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

async function unlessAbsent<T>(operation: Promise<T>): Promise<T | null> {
  try {
    return await operation
  } catch (error) {
    if (isAbsence(error)) return null
    throw error
  }
}

const isAbsence = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'
