import { expect } from 'chai'
import { type Fault, Refusal } from '../../src/kernel/errors.ts'
import type { Finding } from '../../src/kernel/finding.ts'
import { ourFault, STATUS, TITLE, toProblem } from '../../src/platform/http/problem.ts'

const finding: Finding = {
  rule: 'board.council-cap',
  status: 'fail',
  numerator: 3,
  denominator: 12,
  limit: '190/1000',
  headroom: null,
  explanation: '3 of 12 is 25.00%',
  source: 'Articles, 20.3',
}

const faults: [Fault, number, object][] = [
  [
    { kind: 'invalid', detail: 'Enter it', fields: [{ pointer: '/a', detail: 'Enter it' }] },
    400,
    { errors: [{ pointer: '/a', detail: 'Enter it' }] },
  ],
  [{ kind: 'unauthenticated', detail: 'Sign in' }, 401, {}],
  [{ kind: 'forbidden', detail: 'No', permission: 'board:write' }, 403, { permission: 'board:write' }],
  [{ kind: 'not-found', detail: 'None' }, 404, {}],
  [{ kind: 'conflict', detail: 'Twice', code: 'duplicate' }, 409, { code: 'duplicate' }],
  [{ kind: 'mismatch', detail: 'Other' }, 422, {}],
  [{ kind: 'stale', detail: 'Old' }, 412, {}],
  [{ kind: 'rule-broken', detail: 'Breaks', breaches: [finding] }, 422, { breaches: [finding] }],
  [{ kind: 'too-many', detail: 'Wait', retryAfterSeconds: 60 }, 429, { retryAfterSeconds: 60 }],
  [{ kind: 'unavailable', detail: 'Full' }, 503, {}],
]

describe('a refusal as a problem document', () => {
  for (const [fault, status, more] of faults) {
    it(`${fault.kind} is ${status}`, () => {
      expect(toProblem(new Refusal(fault))).to.deep.equal({
        type: `/problems/${fault.kind}`,
        title: TITLE[fault.kind],
        status,
        detail: fault.detail,
        ...more,
      })
    })
  }

  it('has a row here for every kind there is', () => {
    expect(faults.map(([{ kind }]) => kind).sort()).to.deep.equal(Object.keys(STATUS).sort())
  })

  it('tells nothing of a mistake of ours but an id to quote', () => {
    expect(ourFault('abc').detail).to.contain('abc')
    expect(Object.keys(ourFault('abc')).sort()).to.deep.equal(['detail', 'id', 'status', 'title', 'type'])
  })
})
