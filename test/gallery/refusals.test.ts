import { expect } from 'chai'
import request from 'supertest'
import { CONFLICT, type GalleryApi, galleryApi, says } from './api.ts'
import type { OtherCase } from './other-cases.ts'

describe('the gallery of other refusals', () => {
  let api: GalleryApi
  before(async () => {
    api = await galleryApi()
    await api.send({ as: 'finance', act: 'closePeriod', body: { period: '2025-04' } }).expect(201)
  })
  after(() => api.site.drop())

  const INVALID = { type: '/problems/invalid', title: 'The input does not fit', status: 400 }
  const BROKEN = { type: '/problems/rule-broken', title: 'A rule would be broken', status: 422 }
  const appointing = (as: OtherCase['as'], body: Record<string, unknown> = {}): OtherCase => ({
    as,
    act: 'appointDirector',
    body,
  })
  const rent = (memo: string, credit = '125.00', date = '2026-11-20'): OtherCase => ({
    as: 'finance',
    act: 'postJournal',
    body: {
      date,
      memo,
      lines: [
        { account: '6120', debit: '125.00' },
        { account: '1200', credit },
      ],
    },
  })

  for (const [rule, act, amount, more, within, expected] of [
    [
      'reserves.programme-balance',
      'drawDown',
      '50000.00',
      { memo: 'Books' },
      '26000.00',
      {
        detail: '“Governor academy” would give £24,000.00 that it does not have. Nothing has been recorded',
        breach: {
          numerator: '50000.00',
          denominator: '26000.00',
          limit: 'no more than the programme has',
          explanation:
            '£50,000.00 is more than “Governor academy” has in the reinvestment fund: £26,000.00 on 20 November 2026',
          source: 'Resolution R-2026-07',
        },
        waysOut: [
          { text: 'Spend £26,000.00 or less', result: 'it is within what the programme has' },
          {
            text: 'Set aside £24,000.00 more for Governor academy by a resolution of the board',
            result: 'the board may set aside £109,768.58 on 20 November 2026',
          },
          {
            text: 'Move £24,000.00 from “Early reading” by a resolution of the board',
            result: 'Early reading has £29,500.00',
          },
        ],
      },
    ],
    [
      'reserves.allocable',
      'designateSurplus',
      '900000.00',
      { resolution: 'R-2026-07' },
      '135768.58',
      {
        detail: 'Setting aside £900,000.00 would take free reserves below their floor. Nothing has been recorded',
        breach: {
          numerator: '900000.00',
          denominator: '135768.58',
          limit: 'no more than the allocable',
          explanation:
            '£900,000.00 is more than the board may set aside. On 20 November 2026 it may set aside £135,768.58: free reserves of £664,478.26 at 31 March 2026, less £29,500.00 set aside since, less the floor of £499,209.68 (Articles, 31.3)',
          source: 'Articles, 31.3',
        },
        waysOut: [
          { text: 'Set aside £135,768.58 or less', result: 'free reserves keep their floor' },
          {
            text: 'Set the other £764,231.42 aside after 31 March 2027',
            result: 'the surplus of the year that ends on that day counts then',
          },
        ],
      },
    ],
  ] as const)
    it(`422 ${rule}, and the first way out leads through`, async () => {
      const command = { programme: 'governor-academy', date: '2026-11-20', ...more }
      const asked = (some: string): OtherCase => ({ as: 'finance', act, body: { ...command, amount: some } })
      const { detail, breach, waysOut } = expected
      says(await api.send(asked(amount)).expect(422), {
        ...BROKEN,
        detail,
        breaches: [{ rule, status: 'fail', headroom: null, ...breach }],
        waysOut,
      })
      await api.send(asked(within)).expect(201)
    })

  for (const [what, asked, errors] of [
    [
      'what is missing',
      appointing('secretary'),
      [
        ['/person', 'Enter the person'],
        ['/seat', 'Enter the seat'],
        ['/appointedOn', 'Enter the date of appointment'],
      ],
    ],
    [
      'what is no date, no number and no field',
      {
        as: 'secretary',
        act: 'admitMember',
        body: { organisation: 'alder-lane', class: 'friend', votes: -1, admittedOn: '2026-02-30', colour: 'red' },
      },
      [
        [
          '/colour',
          'There is no field “colour”. The fields are organisation, class, votes, admittedOn, consentOn, consentReference, representative',
        ],
        ['/class', 'Class of member must be one of council, school, other'],
        ['/votes', 'Number of votes must be 0 or more'],
        ['/admittedOn', 'Date of entry in the register must be a real date, like 2026-04-01'],
      ],
    ],
    [
      'who is not there',
      appointing('secretary', {
        person: 'nobody',
        seat: 'chair',
        appointedOn: '2026-12-01',
        termEndsOn: '2026-11-30',
        resolution: 'R-0',
      }),
      [
        ['/person', 'There is no person “nobody”. Record the person first'],
        ['/termEndsOn', 'The last day of the term must not be before the date of appointment'],
        ['/resolution', 'There is no passed resolution “R-0”'],
      ],
    ],
    [
      'what does not balance',
      rent('Rent', '124.00'),
      [
        [
          '/lines',
          'The entry does not balance: debits are £125.00, credits £124.00. The debits are £1.00 more than the credits',
        ],
      ],
    ],
    [
      'a month that is closed',
      rent('Rent', '125.00', '2025-04-02'),
      [['/date', 'April 2025 is closed. Use a date from 1 May 2025, or ask the finance officer to reopen April']],
    ],
    [
      'a day that cannot be meant',
      appointing('secretary', { person: 'lena-sorby', seat: 'independent-2', appointedOn: '2199-01-01' }),
      [['/appointedOn', 'Date of appointment lies more than 25 years ahead, after 22 November 2051. Check the year']],
    ],
    [
      'more votes than there can be',
      {
        as: 'secretary',
        act: 'passResolution',
        body: {
          body: 'board',
          kind: 'board',
          text: 'That it be so',
          passedOn: '2026-09-24',
          votesFor: 9,
          votesAgainst: 2,
          abstentions: 1,
        },
      },
      [
        [
          '/votesFor',
          '12 votes are given, and the 11 people in office in “Board of directors” had 11 on 24 September 2026, each the votes of the seat (Article 23.4). Check the numbers and the day; the chair’s casting vote is given apart (castingVote)',
        ],
      ],
    ],
  ] as [string, OtherCase, [string, string][]][])
    it(`400 names ${what}, all at once`, async () =>
      says(await api.send(asked).expect(400), {
        ...INVALID,
        detail: errors.map(([, detail]) => detail).join('. '),
        errors: errors.map(([pointer, detail]) => ({ pointer, detail })),
      }))

  it('400 for a body that is a list', async () => {
    const detail =
      'A command is an object with named fields, and this is a list. It needs person, body, version and signedOn'
    const to = request(api.site.app).post(api.at('/board/agreements')).set('Authorization', api.bearer('secretary'))
    says(await to.send([]).expect(400), { ...INVALID, detail, errors: [{ pointer: '', detail }] })
  })

  it('400 for a body that is no JSON', async () =>
    says(
      await request(api.site.app)
        .post(api.at('/entries'))
        .set({ Authorization: api.bearer('finance'), 'Content-Type': 'application/json' })
        .send('{')
        .expect(400),
      {
        type: 'about:blank',
        title: 'Bad Request',
        status: 400,
        detail: 'The body is not JSON that can be read. Send one JSON object',
      },
    ))

  it('415 for a body of another kind', async () =>
    says(
      await request(api.site.app)
        .post(api.at('/entries'))
        .set({ Authorization: api.bearer('finance') })
        .type('form')
        .send('memo=Rent')
        .expect(415),
      {
        type: 'about:blank',
        title: 'Unsupported Media Type',
        status: 415,
        detail: 'Send one JSON object, with Content-Type: application/json',
      },
    ))

  it('401 without signing in', async () =>
    says(await request(api.site.app).post(api.at('/members')).send({}).expect(401), {
      type: '/problems/unauthenticated',
      title: 'Sign in first',
      status: 401,
      detail: 'Sign in first',
    }))

  it('403 says which permission, and who has it', async () =>
    says(await api.send(appointing('auditor')).expect(403), {
      type: '/problems/forbidden',
      title: 'You may not do this',
      status: 403,
      detail:
        'This needs the permission to change the board, which comes with the role company secretary. An administrator of the company can grant it',
      permission: 'board:write',
    }))

  for (const [what, asked, detail] of [
    [
      'an agreement',
      { as: 'finance', act: 'cancelAgreement', body: { agreement: 'A-0', endsOn: '2026-12-31', reason: 'None' } },
      'There is no agreement “A-0”',
    ],
    [
      'an entry',
      { as: 'finance', act: 'reverseEntry', body: { entry: 999999, date: '2026-11-20', reason: 'None' } },
      'There is no entry 999999',
    ],
  ] as [string, OtherCase, string][])
    it(`404 names ${what} that is not there`, async () =>
      says(await api.send(asked).expect(404), {
        type: '/problems/not-found',
        title: 'There is no such thing',
        status: 404,
        detail,
      }))

  it('405 says what an address takes', async () =>
    says(
      await request(api.site.app).delete(api.at('/members')).set('Authorization', api.bearer('secretary')).expect(405),
      {
        type: 'about:blank',
        title: 'Method Not Allowed',
        status: 405,
        detail: 'This address takes GET and POST only',
      },
    ))

  it('412 when it has changed since it was read', async () => {
    const service = { code: 'GOVERN', name: 'Clerking', basis: 'traded', from: '2025-04-01' }
    says(await api.send({ as: 'finance', act: 'recordService', body: service }, { 'If-Match': '"read"' }).expect(412), {
      type: '/problems/stale',
      title: 'It has changed since you read it',
      status: 412,
      detail: 'What recordService would replace has changed since you read it. Read it again and decide anew',
    })
  })

  it('422 for a key that was used with another body, 409 while the first still runs', async () => {
    const key = { 'Idempotency-Key': 'rent' }
    const [first, second] = await Promise.all([api.send(rent('Rent'), key), api.send(rent('Rent'), key)])
    expect([first.status, second.status].sort()).to.deep.equal([201, 409])
    says(first.status === 409 ? first : second, {
      ...CONFLICT,
      code: 'still-running',
      detail: 'A request with this idempotency key is still running. Ask again in a moment',
    })
    says(await api.send(rent('Another'), key).expect(422), {
      type: '/problems/mismatch',
      title: 'This key was used with another request',
      status: 422,
      detail: 'This idempotency key was used before with another request. Use a new key for a new request',
    })
  })
})
