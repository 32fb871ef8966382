import { expect } from 'chai'
import request from 'supertest'
import { breachesOf, breachesOfGroups, evaluate } from '../../../src/governance/index.ts'
import { date, type Instant } from '../../../src/kernel/dates.ts'
import { rowWith, words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'
import { aBody, aMeeting, factsOf, ON, type Sitter } from '../ground/facts.ts'

const known = '2026-09-01T09:00:00.000Z' as Instant

/** A board in order, and a sub-group in which one person sits whose term is too long, unless something else is said. */
const partnership = (member: Partial<Sitter>, more: Parameters<typeof factsOf>[0] = {}) =>
  factsOf({
    sitters: [
      { ref: 'chair', category: 'chair', appointedOn: '2025-09-01', termEndsOn: '2027-08-31', agreedOn: '2025-09-01' },
      { ref: 'ann', body: 'reading', appointedOn: '2025-09-01', agreedOn: '2025-09-01', ...member },
    ],
    bodies: [aBody('reading', 'sub_group', { name: 'Reading sub-group', ...more.bodies?.[0] })],
    company: { preset: 'strategic-partnership', legalForm: 'unincorporated', articles: { term: { years: 2 } } },
    ...(more.meetings ? { meetings: more.meetings } : {}),
  })

describe('a rule that is broken in a group', () => {
  const told = (facts: ReturnType<typeof factsOf>) =>
    breachesOfGroups(facts, ON).map(({ ref, state, to }) => `${state} ${ref} ${to}`)

  for (const [what, facts, breaches] of [
    ['none, of a term of two years', partnership({ termEndsOn: '2027-08-31' }), []],
    [
      'open, of a term a day longer',
      partnership({ termEndsOn: '2027-09-01' }),
      ['open body.term.reading.2025-09-01 null'],
    ],
    [
      'closed, when whoever had it has left',
      partnership({ termEndsOn: '2028-08-31', ceasedOn: '2026-03-31' }),
      ['closed body.term.reading.2025-09-01 2026-03-31'],
    ],
    [
      'closed, when the group has ended',
      partnership(
        { termEndsOn: '2028-08-31' },
        { bodies: [aBody('reading', 'sub_group', { to: date('2026-06-30') })] },
      ),
      ['closed body.term.reading.2025-09-01 2026-06-30'],
    ],
    [
      'coming, of who is to come',
      partnership({ appointedOn: '2026-10-01', termEndsOn: '2029-09-30' }),
      ['coming body.term.reading.2026-10-01 null'],
    ],
    [
      'open since a meeting that was missed',
      partnership({ termEndsOn: '2027-08-31' }, { meetings: [aMeeting('2026-09-01', { body: 'reading' })] }),
      ['open body.attendance.reading.2026-09-01 2027-08-31'],
    ],
  ] as const)
    it(`is ${what}`, () => expect(told(facts)).to.deep.equal(breaches))

  it('is told beside the verdict on the board, which it does not change', () => {
    const [good, bad] = [partnership({ termEndsOn: '2027-08-31' }), partnership({ termEndsOn: '2028-08-31' })]
    const checked = (facts: typeof good, body?: string) => evaluate(facts, { body, on: ON, known })
    const inGroups = (facts: typeof good, body?: string) =>
      checked(facts, body).notices.filter(({ notice }) => notice === 'group-rule')
    expect(checked(bad).findings).to.deep.equal(checked(good).findings)
    expect(checked(bad).verdict).to.equal(checked(good).verdict)
    expect(breachesOf(bad, ON).map(({ ref }) => ref)).to.deep.equal(breachesOf(good, ON).map(({ ref }) => ref))
    expect(inGroups(good)).to.deep.equal([])
    const [notice, ...others] = inGroups(bad)
    expect(others).to.deep.equal([])
    expect(notice).to.include({ notice: 'group-rule', body: 'reading', status: 'fail' })
    expect(notice?.explanation).to.match(/^Reading sub-group, terms of office: .*Person ann/)
    // Asked about by itself, the group has it as a finding.
    expect(inGroups(bad, 'reading')).to.deep.equal([])
    expect(checked(bad, 'reading').verdict).to.equal('fail')
    expect(inGroups(bad, 'board')).to.deep.equal([])
  })
})

describe('a group of the sample partnership in which a rule is broken', () => {
  const desk = shared(() => sampleSite('haverfold', 'secretary'))

  const REF = 'body.attendance.inclusion.2026-11-11'
  const WHY = 'Agatha Lunn: 0 of 1 (5 × 0 = 0, less than 4 × 1 = 4), which can no longer be reached'

  it('stands among what needs the secretary, and in the sentence of the home and of the board', async () => {
    const home = await desk.page('')
    expect(words(home)).to.contain('1 rule is broken today, and 1 in a group.').and.to.contain(WHY)
    expect(words(home)).to.contain('Mend: Attendance, Inclusion sub-group')
    expect(home).to.contain(`/board/breaches/${REF}`)
    expect(words(await desk.page('/board'))).to.contain('1 rule is broken today, and 1 in a group.')
  })

  it('has its part of the breaches, with its history, what opened it and what would mend it', async () => {
    const html = await desk.page('/board/breaches')
    const part = html.slice(html.indexOf('<section id="groups"'))
    expect(rowWith(part, 'Agatha Lunn: 0 of 1')).to.contain('Attendance Terms of reference, 6.2')
    expect(words(part))
      .to.contain('1 rule is broken in groups.')
      .and.to.contain('Inclusion sub-group Since 11 November 2026: a meeting is held')
      .and.to.contain('Hold 2 more meetings of Inclusion sub-group by 31 August 2027')
      .and.to.contain('Then every rule of the group holds')
      .and.to.contain('Opened by: a meeting is held, recorded in Act 1, import a pack of spreadsheets')
    expect(rowWith(part, 'School improvement sub-group')).to.contain('10 June 2026 31 August 2026 2 of 3, 66.67%')
    expect(html.slice(0, html.indexOf('<section id="groups"'))).not.to.contain('Agatha Lunn: 0 of 1')
    const own = words(await desk.page(`/board/breaches/${REF}`))
    expect(own).to.contain('In Inclusion sub-group').and.to.contain(WHY)
    await desk.page('/board/breaches/body.attendance.workforce.2026-11-11', 404)
  })

  it('stands on the page of its group with what was broken there before', async () => {
    const html = await desk.page('/groups/inclusion')
    const part = html.slice(html.indexOf('<h2>Breaches</h2>'))
    expect(rowWith(part, '11 November 2026')).to.match(
      /Attendance Open 11 November 2026 31 August 2027 .* A meeting is held\./,
    )
    expect(part).to.contain(`href="/companies/haverfold/board/breaches/${REF}"`)
    const other = await desk.page('/groups/school-improvement')
    const before = rowWith(other.slice(other.indexOf('<h2>Breaches</h2>')), '10 June 2026')
    expect(before).to.contain('Attendance Closed 10 June 2026 31 August 2026 2 of 3, 66.67%')
  })

  it('is answered by the API beside the breaches of the board', async () => {
    const { body } = await request(desk.site.app)
      .get('/api/v1/companies/haverfold/board/breaches?state=open')
      .set('Authorization', `Bearer ${await desk.site.token('haverfold', 'secretary')}`)
    expect(body.items.map(({ rule }: { rule: string }) => rule)).to.deep.equal(['body.agreement'])
    expect(body.groups.map(({ ref, state }: { ref: string; state: string }) => [ref, state])).to.deep.equal([
      [REF, 'open'],
    ])
    expect(body.groups[0].finding).to.include({ body: 'inclusion', status: 'fail' })
    expect(body.groups[0].openedBy).to.deep.equal([
      { because: 'a meeting is held', act: { number: 1, name: 'importPack', actor: 'test' } },
    ])
  })

  it('is a warning of the pack', () => {
    const messages = desk.warnings.map(({ message }) => message)
    expect(messages.filter((one) => one.includes('in a group'))).to.deep.equal([
      `A rule does not hold in a group on 2026-11-22. Inclusion sub-group, attendance: 2 of 3 people in office have been at 80% of the meetings of 2026–27 held by 22 November 2026. ${WHY} with 2 meetings still planned. (Terms of reference, 6.2)`,
    ])
  })
})
