import { isFree, listenerOn } from '../network/ports.mjs'
import { Problem } from '../problem.mjs'
import { portSettings } from './settings.mjs'

/**
 * Refuses to start while another program has one of the ports, and says which.
 * @param {import('./settings.mjs').Ports} ports
 */
export async function requireFreePorts(ports) {
  const taken = []
  for (const setting of portSettings) if (!(await isFree(ports[setting.name]))) taken.push(setting)
  if (!taken.length) return
  const sentences = taken.map(({ name, holder }) => {
    const listener = listenerOn(ports[name])
    const by = listener ? `process ${listener.pid} (${listener.program})` : 'another program'
    return `Port ${ports[name]} for ${holder} is taken by ${by}.`
  })
  const example = taken.map(({ name, variable }) => `${variable}=${ports[name] + 10}`).join(' ')
  throw new Problem(sentences.join('\n  '), `End that program, or choose other ports: ${example} npm run up`)
}
