export type PythonValue = null | string | number | { readonly [name: string]: PythonValue | undefined }

/**
 * JSON as Python's `json.dumps` writes it, which is what the original's clients were given: a space after each colon
 * and comma, and every number a float. Strings are expected to be ASCII.
 */
export function pythonJson(value: PythonValue): string {
  if (value === null) return 'null'
  if (typeof value === 'number') return pythonFloat(value)
  if (typeof value === 'string') return JSON.stringify(value)
  const members = Object.entries(value).flatMap(([name, member]) =>
    member === undefined ? [] : [`${JSON.stringify(name)}: ${pythonJson(member)}`],
  )
  return `{${members.join(', ')}}`
}

/**
 * The `repr` of a finite float: the same shortest digits as in JavaScript, but never without a point or an exponent,
 * and with an exponent below 1e-4 and from 1e16 on.
 */
export function pythonFloat(value: number): string {
  const [digits = '', exponent = '0'] = value.toExponential().split('e')
  const power = Number(exponent)
  if (power < -4 || power >= 16) return `${digits}e${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`
  const text = Object.is(value, -0) ? '-0' : String(value)
  return text.includes('.') ? text : `${text}.0`
}
