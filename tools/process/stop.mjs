// Ends processes and makes sure that they are gone.
import { setTimeout as pause } from 'node:timers/promises'
import { listProcesses, processInfo } from './table.mjs'

/** @typedef {import('./table.mjs').ProcessInfo} ProcessInfo */

/** Whether exactly this process still runs (not another one that got its number). @param {ProcessInfo} info */
export const stillRuns = (info) => processInfo(info.pid)?.started === info.started

/**
 * Waits until none of the processes runs any more.
 * @param {ProcessInfo[]} processes @param {number} limitMs
 * @returns {Promise<ProcessInfo[]>} those that still run after the limit
 */
export async function whenGone(processes, limitMs) {
  const deadline = Date.now() + limitMs
  let left = processes.filter(stillRuns)
  while (left.length && Date.now() < deadline) {
    await pause(25)
    left = left.filter(stillRuns)
  }
  return left
}

/**
 * Asks a process to end, then ends what is left of it and of its process group by force.
 * @param {ProcessInfo} leader @param {{ signal?: NodeJS.Signals, graceMs?: number }} [options]
 */
export async function stopWithGroup(leader, { signal = 'SIGTERM', graceMs = 10_000 } = {}) {
  const members = groupOf(leader)
  send(leader.pid, signal)
  await whenGone([leader], graceMs)
  // A JVM's workers end by themselves a moment after it; whatever does not is ended here.
  const stubborn = await whenGone(members, 2_000)
  for (const { pid } of stubborn) send(pid, 'SIGKILL')
  return whenGone(stubborn, 5_000)
}

/**
 * The processes of a group, its leader among them if it still runs.
 * @param {{ pid: number }} leader
 */
export const groupOf = (leader) => listProcesses().filter((p) => p.pid === leader.pid || p.group === leader.pid)

/** Sends a signal; a process that has just gone is no error. @param {number} pid @param {NodeJS.Signals} signal */
export function send(pid, signal) {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
  }
}
