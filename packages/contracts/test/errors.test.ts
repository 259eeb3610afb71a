import { describe, expect, test } from 'vitest'
import { type DomainErrorCode, domainErrorCodeSchema, domainErrors, problemOf, problemSchema } from '../src'

describe('problem documents', () => {
  test.each(domainErrorCodeSchema.options)('%s says what happened and what to do', (code: DomainErrorCode) => {
    const problem = problemOf({ code, detail: 'width is 3' }, '/v1/scans')
    expect(problemSchema.parse(problem)).toEqual(problem)
    expect(problem.status).toBe(domainErrors[code].status)
    expect(problem.hint).toMatch(/\.$/)
  })

  test('leave out what is unknown', () => {
    expect(Object.keys(problemOf({ code: 'not-found' })).sort()).toEqual(['code', 'hint', 'status', 'title', 'type'])
  })
})
