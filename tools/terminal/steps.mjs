// Shows what is being done, how long it takes and how it ended.
import { performance } from 'node:perf_hooks'

/**
 * @typedef {object} Steps
 * @property {<T>(title: string, work: (say: (text: string) => void) => Promise<T> | T) => Promise<T>} step
 *   does one step; `say` shows what it is at; a step that throws is shown as failed
 * @property {(text: string) => void} line prints a line of its own
 */

/**
 * @param {{ out?: NodeJS.WriteStream, total?: number, signal?: AbortSignal }} [options]
 *   total: how many steps there will be; signal: once aborted, no step begins and none is reported
 * @returns {Steps}
 */
export function createSteps({ out = process.stdout, total, signal } = {}) {
  let number = 0
  /** @type {{ label: string, began: number, detail: string } | undefined} */
  let current
  const live = out.isTTY

  const draw = () => {
    if (!current || !live) return
    const { label, began, detail } = current
    const text = `… ${label}  ${seconds(performance.now() - began)}${detail ? `  ${detail}` : ''}`
    out.write(`\r\x1b[2K${text.slice(0, (out.columns || 80) - 1)}`)
  }
  /** @param {string} text */
  const line = (text) => {
    out.write(live && current ? `\r\x1b[2K${text}\n` : `${text}\n`)
    draw()
  }

  return {
    line,
    async step(title, work) {
      signal?.throwIfAborted()
      number += 1
      const label = `${total ? `[${String(number).padStart(String(total).length)}/${total}] ` : ''}${title}`
      const began = performance.now()
      current = { label, began, detail: '' }
      draw()
      const ticking = live ? setInterval(draw, 200) : undefined
      // Without a terminal a long step says that it has begun: logs of CI show what a hung run hangs on.
      const announcing = live ? undefined : setTimeout(() => out.write(`… ${label}\n`), 3_000)
      let mark = '✗'
      let note = ''
      try {
        const result = await work((text) => {
          note = text
          if (current) current.detail = text
          draw()
        })
        // A step may answer that it did not go well without ending everything.
        if (result !== false) mark = '✓'
        return result
      } finally {
        clearInterval(ticking)
        clearTimeout(announcing)
        current = undefined
        const took = seconds(performance.now() - began)
        if (!signal?.aborted)
          out.write(`${live ? '\r\x1b[2K' : ''}${mark} ${label}  ${took}${note ? `  ${note}` : ''}\n`)
      }
    },
  }
}

/** @param {number} milliseconds */
export function seconds(milliseconds) {
  const total = milliseconds / 1000
  return total < 60 ? `${total.toFixed(1)} s` : `${Math.floor(total / 60)} min ${Math.round(total % 60)} s`
}
