export type Scrape = {
  /** A sample by its name and as many of its labels as tell it; undefined when there is none, or not just one. */
  readonly value: (name: string, labels?: Readonly<Record<string, string>>) => number | undefined
}

type Sample = { readonly name: string; readonly labels: Readonly<Record<string, string>>; readonly value: number }

/** Reads a gateway's metrics as Prometheus does. */
export async function scrape(url: string): Promise<Scrape> {
  const response = await fetch(`${url}/metrics`)
  if (response.status !== 200) throw new Error(`no metrics: ${response.status}`)
  const samples = samplesOf(await response.text())
  return {
    value(name, labels = {}) {
      const found = samples.filter(
        (sample) =>
          sample.name === name && Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
      )
      return found.length === 1 ? found[0]?.value : undefined
    },
  }
}

function samplesOf(text: string): Sample[] {
  return text
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [, name = '', labels = '', value = ''] = /^(\w+)(?:\{(.*)\})? (\S+)$/.exec(line) ?? []
      return {
        name,
        labels: Object.fromEntries(
          [...labels.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)].map(([, key, told]) => [key, told]),
        ),
        value: value === 'Nan' ? Number.NaN : Number(value),
      }
    })
}

/** What a page of metrics says there is. */
export function metricFamilies(text: string): { name: string; type: string; help: string }[] {
  const helps = new Map([...text.matchAll(/^# HELP (\w+) (.*)$/gm)].map(([, name = '', help = '']) => [name, help]))
  return [...text.matchAll(/^# TYPE (\w+) (\w+)$/gm)].map(([, name = '', type = '']) => ({
    name,
    type,
    help: helps.get(name) ?? '',
  }))
}
