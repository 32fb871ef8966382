import { expect } from 'chai'
import { check, recordOffice } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { loadMembers } from '../../../src/membership/index.ts'
import { record } from '../../../src/platform/acts/index.ts'
import { readerOf } from '../../../src/platform/reader.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import { type Ground, refusal } from '../ground/company.ts'

const verified = { verifiedOn: '2026-08-01' }
const today = date('2026-09-01')

for (const kind of KINDS) {
  describe(`the acts of the board and the register of members, on ${kind}`, () => {
    const { company: ground } = companiesOn(kind)
    const finding = async (on: Ground, rule: string, day = today) =>
      (await check(on.reader, { on: day, today })).findings.find((one) => one.rule === rule)

    const appointTwoOfTheCouncil = async (on: Ground) => {
      for (const n of [1, 2])
        await on.act('appointDirector', {
          person: `c-${n}`,
          seat: `council-${n}`,
          appointedOn: '2026-09-01',
          ...verified,
        })
    }

    it('appoints a director to a seat, for the term of the seat', async () => {
      const wexmere = await ground()
      const { result, breaches } = await wexmere.act('appointDirector', {
        person: 'p-11',
        seat: 'governor',
        appointedOn: '2026-09-01',
        ...verified,
      })
      expect(breaches).to.deep.equal([])
      expect((result as { appointment: object }).appointment).to.include({ seat: 'governor', termEndsOn: '2028-08-31' })
      expect((await finding(wexmere, 'board.minimum'))?.numerator).to.equal(11)
    })

    it('lets only one of two secretaries appoint the last council director that the board can bear', async () => {
      const wexmere = await ground()
      await wexmere.act('appointDirector', { person: 'c-1', seat: 'council-1', appointedOn: '2026-09-01', ...verified })
      const both = await Promise.allSettled([
        wexmere.act('appointDirector', { person: 'c-2', seat: 'council-2', appointedOn: '2026-09-01', ...verified }),
        wexmere.act('appointDirector', { person: 'c-3', seat: 'council-3', appointedOn: '2026-09-01', ...verified }),
      ])
      expect(both.map(({ status }) => status).sort()).to.deep.equal(['fulfilled', 'rejected'])
      const law = await finding(wexmere, 'board.law-20')
      expect(law).to.include({ numerator: 2, denominator: 12 })
    })

    it('refuses a council director over the line with the rules, the arithmetic and every way out, and keeps nothing', async () => {
      const wexmere = await ground()
      await appointTwoOfTheCouncil(wexmere)
      const fault = await refusal(
        wexmere.act('appointDirector', { person: 'c-3', seat: 'council-3', appointedOn: '2026-12-10', ...verified }),
      )
      expect(fault.kind).to.equal('rule-broken')
      expect(fault.breaches?.map((one) => [one.rule, one.numerator, one.denominator])).to.deep.equal([
        ['board.council-cap', 3, 13],
        ['board.law-20', 3, 13],
        ['board.votes-law-20', 3, 13],
      ])
      expect(fault.waysOut).to.deep.equal([
        { text: 'A council director leaves first', result: '2 of 12, 16.67%' },
        { text: 'Three directors who do not count join first', result: '3 of 16, 18.75%' },
      ])
      expect((await finding(wexmere, 'board.law-20', date('2026-12-10')))?.numerator).to.equal(2)
    })

    it('offers a former councillor the day from which he or she no longer counts', async () => {
      const wexmere = await ground()
      await appointTwoOfTheCouncil(wexmere)
      await wexmere.act('endOffice', { person: 'c-3', organisation: 'council', office: 'councillor', to: '2026-05-11' })
      const fault = await refusal(
        wexmere.act('appointDirector', { person: 'c-3', seat: 'governor', appointedOn: '2026-12-10', ...verified }),
      )
      expect(fault.waysOut?.at(-1)).to.deep.equal({
        text: 'Appoint Person c-3 on or after 12 May 2030, who then no longer counts',
        result: '2 of 13, 15.38%',
      })
    })

    it('refuses the first council director of an empty board, and not the first school director', async () => {
      const wexmere = await ground(0)
      const council = wexmere.act('appointDirector', {
        person: 'c-1',
        seat: 'council-1',
        appointedOn: '2026-09-01',
        ...verified,
      })
      expect((await refusal(council)).kind).to.equal('rule-broken')
      await wexmere.act('appointDirector', { person: 'p-1', seat: 'head-1', appointedOn: '2026-09-01', ...verified })
    })

    it('refuses a director whose identity is not verified, and says what to do', async () => {
      const wexmere = await ground()
      const fault = await refusal(
        wexmere.act('appointDirector', { person: 'p-11', seat: 'governor', appointedOn: '2026-09-01' }),
      )
      expect(fault.breaches?.map(({ rule }) => rule)).to.deep.equal(['board.identity-verified'])
      expect(fault.waysOut).to.deep.equal([
        {
          text: 'Verify the identity of Person p-11 on or before 1 September 2026, and give that date',
          result: 'the appointment can be recorded',
        },
      ])
    })

    it('looks at every later day: a breach that only comes with a term that ends is refused today', async () => {
      const wexmere = await ground(8)
      await wexmere.act('appointDirector', {
        person: 'p-11',
        seat: 'governor',
        appointedOn: '2026-09-01',
        termEndsOn: '2027-01-31',
        ...verified,
      })
      await wexmere.act('appointDirector', { person: 'c-1', seat: 'council-1', appointedOn: '2026-09-01', ...verified })
      const fault = await refusal(
        wexmere.act('appointDirector', { person: 'c-2', seat: 'council-2', appointedOn: '2026-09-02', ...verified }),
      )
      expect(fault.detail).to.include('from 1 February 2027 (2 of 10, 20.00%').and.include('Nothing has been recorded')
      expect(fault.waysOut).to.deep.include({
        text: 'Let the term end on 31 January 2027, and renew it once others are appointed',
        result: '2 of 11, 18.18%',
      })
    })

    it('refuses more than the rest of a term that was not served out, where a replacement serves the remainder', async () => {
      const wexmere = await ground(10, { articles: { replacementServes: { value: 'remainder', clause: '21.3' } } })
      await wexmere.act('appointDirector', { person: 'p-11', seat: 'governor', appointedOn: '2026-09-01', ...verified })
      await wexmere.act('recordResignation', { person: 'p-11', ceasedOn: '2026-10-31' })
      const next = { person: 'p-12', seat: 'governor', appointedOn: '2026-12-01', ...verified }
      const fault = await refusal(wexmere.act('appointDirector', { ...next, termEndsOn: '2028-09-01' }))
      expect(fault.breaches?.map(({ rule }) => rule)).to.deep.equal(['body.term'])
      expect(fault.waysOut).to.deep.equal([
        { text: 'Let the term end on 31 August 2028 at the latest', result: 'the appointment can be recorded' },
      ])
      const { result } = await wexmere.act('appointDirector', next)
      expect((result as { appointment: object }).appointment).to.include({ termEndsOn: '2028-08-31' })
    })

    it('records as a fact what has already happened, and opens the breach', async () => {
      const wexmere = await ground(0)
      const command = { person: 'c-1', seat: 'council-1', appointedOn: '2026-09-01', ...verified }
      const { breaches } = await wexmere.act('appointDirector', command, {
        asFact: 'Appointed by the members in general meeting',
      })
      expect(breaches.map(({ rule }) => rule)).to.include('board.law-20')
      expect((await finding(wexmere, 'board.law-20'))?.status).to.equal('fail')
    })

    it('records a resignation whatever it breaks, and names what it breaks', async () => {
      const wexmere = await ground(9)
      await appointTwoOfTheCouncil(wexmere)
      const { breaches } = await wexmere.act('recordResignation', {
        person: 'p-1',
        ceasedOn: '2027-01-31',
        reason: 'Died',
      })
      expect(breaches.map(({ rule, numerator, denominator }) => [rule, numerator, denominator])).to.deep.equal([
        ['board.minimum', 10, 11],
        ['board.council-cap', 2, 10],
        ['board.law-20', 2, 10],
        ['board.votes-law-20', 2, 10],
      ])
      expect((await finding(wexmere, 'board.minimum', date('2027-01-31')))?.numerator).to.equal(11)
      expect((await finding(wexmere, 'board.minimum', date('2027-02-01')))?.numerator).to.equal(10)
      const again = await refusal(wexmere.act('recordResignation', { person: 'p-1', ceasedOn: '2027-01-31' }))
      expect(again.code).to.equal('already-leaving')
      const sooner = await wexmere.act('recordResignation', { person: 'p-1', ceasedOn: '2026-12-05', reason: 'Died' })
      expect(sooner.breaches.map(({ rule }) => rule)).to.include('board.minimum')
      expect((await finding(wexmere, 'board.minimum', date('2026-12-06')))?.numerator).to.equal(10)
      const later = await refusal(wexmere.act('recordResignation', { person: 'p-1', ceasedOn: '2027-01-31' }))
      expect(later.fields?.map(({ pointer }) => pointer)).to.deep.equal(['/ceasedOn'])
      const nobody = await refusal(wexmere.act('recordResignation', { person: 'nobody', ceasedOn: '2027-01-31' }))
      expect(nobody.fields?.map(({ pointer }) => pointer)).to.deep.equal(['/person'])
      expect(nobody.detail).to.include('There is no person “nobody” here')
    })

    it('names everything that an appointment gets wrong at once', async () => {
      const wexmere = await ground()
      const fault = await refusal(
        wexmere.act('appointDirector', {
          person: 'nobody',
          seat: 'nowhere',
          appointedOn: '2026-09-01',
          termEndsOn: '2026-08-31',
          resolution: 'r-99',
        }),
      )
      expect(fault.fields?.map(({ pointer }) => pointer)).to.deep.equal([
        '/person',
        '/seat',
        '/termEndsOn',
        '/resolution',
      ])
    })

    for (const [what, command, code] of [
      ['a seat that somebody holds', { person: 'p-11', seat: 'head-1' }, 'seat-occupied'],
      ['a person who sits on the board already', { person: 'p-1', seat: 'governor' }, 'already-in-office'],
    ] as const)
      it(`refuses ${what}`, async () => {
        const wexmere = await ground()
        const fault = await refusal(
          wexmere.act('appointDirector', { ...command, appointedOn: '2026-09-01', ...verified }),
        )
        expect(fault.code).to.equal(code)
      })

    it('keeps the council’s cap out of a committee, where it asks nothing', async () => {
      const wexmere = await ground(0)
      await wexmere.act('appointDirector', { person: 'c-1', seat: 'fin-1', appointedOn: '2026-09-01' })
      expect((await check(wexmere.reader, { body: 'finance', on: today, today })).inOffice).to.equal(1)
    })

    it('reports the breach when a director becomes a councillor', async () => {
      const wexmere = await ground(11)
      await appointTwoOfTheCouncil(wexmere)
      const { breaches } = await wexmere.act('recordOffice', {
        person: 'p-1',
        organisation: 'council',
        office: 'councillor',
        from: '2027-05-10',
      })
      expect(breaches.map(({ rule, numerator }) => [rule, numerator])).to.deep.equal([
        ['board.council-cap', 3],
        ['board.law-20', 3],
        ['board.votes-law-20', 3],
      ])
      const end = (to: string) =>
        wexmere.act('endOffice', { person: 'p-1', organisation: 'council', office: 'councillor', to })
      await end('2031-05-12')
      const sooner = (await end('2028-11-30')).result as { office: { to: string } }
      expect(sooner.office.to).to.equal('2028-11-30')
      expect((await refusal(end('2028-11-30'))).code).to.equal('already-ended')
    })

    for (const [office, organisation, said] of [
      ['councillor', 's-2', '“s-2” is no council, so this councillor is not counted'],
      ['council_employee', 't-1', '“t-1” is no council, so this council employee is not counted'],
      ['governor', 's-2', undefined],
    ] as const)
      it(`${said ? 'takes no' : 'takes a'} ${office} of ${organisation}`, async () => {
        const wexmere = await ground(1)
        const recorded = wexmere.act('recordOffice', { person: 'p-1', organisation, office, from: '2026-05-11' })
        if (!said) expect((await recorded).breaches).to.deep.equal([])
        else expect((await refusal(recorded)).fields?.[0]?.detail).to.contain(said)
      })

    it('judges a day again as it was known before a correction', async () => {
      const wexmere = await ground(11)
      const later = '2026-10-05T09:00:00.000Z' as Instant
      await record(
        { database: wexmere.database, clock: () => later },
        { company: wexmere.slug, actor: 'test', command: {}, kept: {}, name: 'recordOffice' },
        (tx) =>
          recordOffice(tx, { person: 'p-1', organisation: 'council', office: 'councillor', from: date('2026-05-11') }),
      )
      const counted = async (known?: Instant) =>
        (await check(readerOf(wexmere.database, wexmere.slug, known), { on: today, today })).findings.find(
          ({ rule }) => rule === 'board.law-20',
        )?.numerator
      expect(await counted()).to.equal(1)
      expect(await counted('2026-10-05T08:59:59.999Z' as Instant)).to.equal(0)
    })

    describe('the register of members', () => {
      it('admits a maintained school with consent, and not without or with one that came later', async () => {
        const wexmere = await ground()
        const command = { organisation: 's-1', class: 'school', admittedOn: '2026-12-01' }
        for (const consent of [{}, { consentOn: '2026-12-02' }]) {
          const fault = await refusal(wexmere.act('admitMember', { ...command, ...consent }))
          expect(fault.breaches?.map(({ rule }) => rule)).to.deep.equal(['members.consent'])
        }
        await wexmere.act('admitMember', { ...command, consentOn: '2026-12-01' })
        const again = await refusal(wexmere.act('admitMember', { ...command, consentOn: '2026-12-01' }))
        expect(again.code).to.equal('already-member')
      })

      it('names the trust of an academy, and the council of a pupil referral unit', async () => {
        const wexmere = await ground()
        const admit = (organisation: string) =>
          wexmere.act('admitMember', { organisation, class: 'school', admittedOn: '2026-12-01' })
        expect((await refusal(admit('s-2'))).detail).to.include('Admit its trust, Quarry Trust (t-1)')
        expect((await refusal(admit('s-4'))).detail).to.include('the member is Wexmere Council (council)')
        await admit('t-1')
      })

      for (const [organisation, stated, said] of [
        [
          'council',
          'school',
          'Wexmere Council is a council, which is no member of the class “school”. Its class is council',
        ],
        ['t-1', 'council', 'Quarry Trust is a trust, which is no member of the class “council”. Its class is school'],
      ] as const)
        it(`takes no ${organisation} for a ${stated}, which only the register would say, and any for another`, async () => {
          const wexmere = await ground()
          const admit = (as: string) =>
            wexmere.act('admitMember', { organisation, class: as, admittedOn: '2026-12-01' })
          const [field, ...rest] = (await refusal(admit(stated))).fields ?? []
          expect(rest).to.deep.equal([])
          expect(field).to.deep.equal({ pointer: '/class', detail: `${said}, or other` })
          await admit('other')
        })

      it('refuses a school outside the area', async () => {
        const wexmere = await ground()
        const fault = await refusal(
          wexmere.act('admitMember', {
            organisation: 's-3',
            class: 'school',
            admittedOn: '2026-12-01',
            consentOn: '2026-11-01',
          }),
        )
        expect(fault.breaches?.map(({ rule }) => rule)).to.deep.equal(['members.eligible'])
        expect(fault.waysOut?.map(({ text }) => text)).to.deep.equal([
          'Serve it as an associate: a customer who is not on the register',
        ])
      })

      it('refuses a school that has closed, which can be no customer either', async () => {
        const wexmere = await ground()
        const school = { ref: 's-3', kind: 'school', name: 'Far Away School', laCode: '970', closedOn: '2026-06-30' }
        await wexmere.act('recordOrganisation', school)
        const command = { organisation: 's-3', class: 'school', admittedOn: '2026-12-01', consentOn: '2026-11-01' }
        const fault = await refusal(wexmere.act('admitMember', command))
        expect(fault.breaches?.map(({ rule }) => rule)).to.deep.equal(['members.eligible'])
        expect(fault.waysOut ?? []).to.deep.equal([])
      })

      it('refuses votes of the council that reach a fifth, and takes one vote fewer', async () => {
        const wexmere = await ground()
        const admit = (votes: number) =>
          wexmere.act('admitMember', { organisation: 'council', class: 'council', admittedOn: '2026-12-01', votes })
        const fault = await refusal(admit(2))
        expect(fault.breaches?.map((one) => [one.rule, one.numerator, one.denominator])).to.deep.equal([
          ['members.law-20', 2, 8],
        ])
        expect(fault.waysOut).to.deep.equal([
          { text: 'Three schools with one vote each join first', result: '2 of 11, 18.18%' },
        ])
        await admit(1)
      })

      it('records that members leave, and reports the line that is reached through it', async () => {
        const wexmere = await ground()
        await wexmere.act('admitMember', { organisation: 'council', class: 'council', admittedOn: '2026-09-01' })
        const leave = (organisation: string) =>
          wexmere.act('ceaseMember', { organisation, ceasedOn: '2026-10-31', reason: 'Left' })
        expect((await leave('s-10')).breaches).to.deep.equal([])
        expect((await leave('s-11')).breaches.map((one) => [one.rule, one.numerator, one.denominator])).to.deep.equal([
          ['members.law-20', 1, 5],
        ])
        const leavers = async (day: string) =>
          (await loadMembers(wexmere.reader)).filter(({ ceasedOn }) => ceasedOn === day).length
        expect(await leavers('2026-10-31')).to.equal(2)
        await wexmere.act('ceaseMember', { organisation: 's-10', ceasedOn: '2026-09-30', reason: 'Closed' })
        expect([await leavers('2026-09-30'), await leavers('2026-10-31')]).to.deep.equal([1, 1])
      })
    })

    it('counts a resolution, and lets only a carried one adopt articles', async () => {
      const wexmere = await ground()
      const pass = (votesFor: number) =>
        wexmere.act('passResolution', {
          body: 'board',
          kind: 'special',
          text: 'That the articles be altered',
          passedOn: '2026-08-20',
          votesFor,
          votesAgainst: 6 - votesFor,
          abstentions: 0,
        })
      const lost = (await pass(4)).result as { ref: string; outcome: { carried: boolean } }
      const carried = (await pass(5)).result as typeof lost
      expect([lost.outcome.carried, carried.outcome.carried]).to.deep.equal([false, true])
      const adopt = (resolution: string) =>
        wexmere.act('adoptArticles', { from: '2026-10-01', resolution, changes: { minimumDirectors: 9 } })
      expect((await refusal(adopt(lost.ref))).fields?.[0]?.pointer).to.equal('/resolution')
      await adopt(carried.ref)
      expect((await finding(wexmere, 'board.minimum', date('2026-09-30')))?.status).to.equal('fail')
      expect((await finding(wexmere, 'board.minimum', date('2026-10-01')))?.status).to.equal('pass')
    })

    it('records a signed agreement', async () => {
      const wexmere = await ground()
      const { result } = await wexmere.act('signAgreement', {
        person: 'p-1',
        body: 'board',
        version: '2026',
        signedOn: '2026-09-01',
      })
      expect(result).to.deep.equal({
        ref: 's-1',
        person: 'p-1',
        body: 'board',
        version: '2026',
        signedOn: '2026-09-01',
        notices: [],
      })
    })
  })
}
