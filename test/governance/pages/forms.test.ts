import { expect } from 'chai'
import { loadBoardFacts, loadResolutions } from '../../../src/governance/index.ts'
import { dated, deskOf, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'
import { csrfOf } from '../../support/site.ts'

describe('the forms of the secretary', () => {
  const desk = shared(() => deskOf('secretary'))

  /** Answers up to a step of a form, sent as its page sends them. */
  const send = async (path: string, step: number, answers: Record<string, string>, status = 200): Promise<string> => {
    const _csrf = csrfOf(await desk.page(`${path}/new`))
    const body = { ...answers, step: String(step), _csrf }
    return (await desk.agent.post(`/companies/wexmere${path}/check`).type('form').send(body).expect(status)).text
  }
  const facts = () => loadBoardFacts(desk.reader)
  const appointmentsOf = async (person: string) =>
    (await facts()).appointments.filter((one) => one.person === person && one.appointedOn === '2026-12-10')

  describe('an appointment', () => {
    const path = '/board/appointments'
    const dates = { ...dated('appointedOn', '2026-12-10'), ...dated('verifiedOn', '2026-11-02') }
    const harcombe = { person: 'stephen-harcombe', councilOffice: 'none', seat: 'independent-2' }
    const newcomer = { person: 'new', councilOffice: 'none', givenNames: 'Rosalind', familyName: 'Tew' }

    it('asks who it is, and says everything that is missing', async () => {
      const html = await send(path, 1, {}, 400)
      expect(words(html))
        .to.contain('Choose the person')
        .and.to.contain('Choose whether the person holds or held an office')
      expect(html).to.contain('href="#person"').and.to.contain('href="#councilOffice"')
    })

    it('goes straight to the seat for somebody who is known', async () => {
      const html = await send(path, 1, { person: 'lena-sorby', councilOffice: 'none' })
      expect(words(html)).to.contain('step 2 of 4 Which seat?').and.to.contain('Independent director, people, vacant')
      expect(html).not.to.contain('name="givenNames"')
    })

    it('asks for the name of a newcomer, and for the council office that is not on record', async () => {
      const html = await send(path, 1, { person: 'new', councilOffice: 'councillor' })
      for (const name of ['givenNames', 'familyName', 'officeCouncil', 'officeFrom-day', 'officeTo-day'])
        expect(html).to.contain(`name="${name}"`)
      expect(html).to.contain('value="wexmere-council" selected')
      const empty = words(
        await send(path, 2, { person: 'new', councilOffice: 'councillor', officeCouncil: 'wexmere-council' }, 400),
      )
      for (const missing of ['Enter the given names', 'Enter the family name', 'Enter the first day in that office'])
        expect(empty).to.contain(missing)
    })

    it('asks whether a newcomer is the person of that name who is known already', async () => {
      const namesake = { ...newcomer, givenNames: 'lena', familyName: 'SORBY' }
      const asked = await send(path, 2, namesake)
      expect(words(asked)).to.contain('There is a Lena Sorby already. Is this the same person?')
      const unanswered = words(await send(path, 3, { ...namesake, seat: 'independent-2' }, 400))
      expect(unanswered).to.contain('Choose whether this is the Lena Sorby who is already known')
      const same = { ...namesake, samePerson: 'lena-sorby', seat: 'independent-2', ...dates }
      expect(words(await send(path, 4, same))).to.contain('Check before you appoint Lena Sorby')
    })

    it('keeps an impossible date as it was typed', async () => {
      const html = await send(path, 4, { ...harcombe, ...dated('appointedOn', '2026-02-30') }, 400)
      expect(words(html)).to.contain('Date of appointment must be a real date')
      expect(html).to.contain('id="appointedOn-day" name="appointedOn-day" type="text" inputmode="numeric" value="30"')
    })

    it('is refused with the rule, the fact and what would change the answer', async () => {
      const html = await send(path, 4, { ...harcombe, ...dates }, 422)
      const text = words(html)
      expect(html).to.contain('<title>Error: Check before you appoint Stephen Harcombe')
      expect(text).to.contain('This appointment would break the 19% cap and the 20% legal line')
      expect(text).to.contain('the council would have 3 of 12 directors, 25.00% . Nothing has been recorded.')
      expect(text).to.contain('more than 19 per cent of the directors in office').and.to.contain('Article 20.3')
      expect(rowWith(html, 'Council cap')).to.contain('2 of 11, 18.18%: passes 3 of 12, 25.00%: breaks')
      // A councillor to 2 May 2024 counts for four years more.
      expect(text).to.contain('up to and including 2 May 2028').and.to.contain('section 69(5)(d)')
      expect(text).to.contain('What would change the answer').and.to.contain('3 May 2028')
      expect(html, 'the appointment has no button').not.to.contain('action="/companies/wexmere/board/appointments"')
      expect(await appointmentsOf('stephen-harcombe')).to.deep.equal([])
    })

    it('does not say of somebody whose counting is an open question that he or she counts', async () => {
      const head = { person: 'alex-penhale', councilOffice: 'none', seat: 'independent-2' }
      const text = words(await send(path, 4, { ...head, ...dated('appointedOn', '2026-12-10') }, 422))
      expect(text).to.contain('This appointment would break the verification of directors’ identity')
      expect(text).to.contain('Why it is open whether Alex Penhale counts. Is head teacher of Eastwater School')
      expect(text).not.to.contain('Why Alex Penhale counts')
    })

    it('leads from the refusal to the day on which it could be made', async () => {
      const html = await send(path, 4, { ...harcombe, ...dates }, 422)
      const href =
        /href="([^"]*new\?[^"]*)">Start again with 3 May 2028/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
      const form = (await desk.agent.get(href).expect(200)).text
      expect(form).to.contain('value="2028"').and.to.contain('value="stephen-harcombe"')
    })

    it('leaves nothing of a newcomer behind when it is refused', async () => {
      const office = {
        councilOffice: 'councillor',
        officeCouncil: 'wexmere-council',
        ...dated('officeFrom', '2023-05-08'),
      }
      const before = (await facts()).directory
      const text = words(await send(path, 4, { ...newcomer, ...office, seat: 'independent-2', ...dates }, 422))
      expect(text).to.contain('With Rosalind Tew the council would have 3 of 12 directors')
      expect(text).to.contain('Why Rosalind Tew counts')
      const after = (await facts()).directory
      expect(after.people.size).to.equal(before.people.size)
      expect(after.offices).to.have.length(before.offices.length)
    })

    it('is checked, recorded once, and told of; a newcomer and the office with it', async () => {
      const office = {
        councilOffice: 'councillor',
        officeCouncil: 'wexmere-council',
        ...dated('officeFrom', '2010-05-10'),
        ...dated('officeTo', '2014-05-25'),
      }
      const checked = await send(path, 4, { ...newcomer, ...office, seat: 'independent-2', ...dates })
      expect(words(checked)).to.contain('Check before you appoint Rosalind Tew')
      expect(words(checked)).to.contain('does not count as the council’s')
      // Four years from 10 December 2026, and fourteen days to tell the registrar.
      expect(words(checked))
        .to.contain('from 10 December 2026 to 9 December 2030')
        .and.to.contain('by 24 December 2026')
      expect(rowWith(checked, 'Council cap')).to.contain('2 of 12, 16.67%: passes')
      const recorded = await desk.record(path, checked)
      expect(words(recorded))
        .to.contain('Rosalind Tew is a director')
        .and.to.contain('9 December 2030 Last day of the term.')
      const [appointment, ...more] = await appointmentsOf('rosalind-tew')
      expect(more).to.deep.equal([])
      expect(appointment).to.include({ seat: 'independent-2', termEndsOn: '2030-12-09', verifiedOn: '2026-11-02' })
      const { directory } = await facts()
      expect(directory.people.get('rosalind-tew')).to.include({ givenNames: 'Rosalind', familyName: 'Tew' })
      expect(directory.officesOf.get('rosalind-tew')?.[0]).to.include({ office: 'councillor', to: '2014-05-25' })
      const act = await desk.reader
        .db('act')
        .where({ company: 'wexmere', name: 'appointDirector' })
        .orderBy('number', 'desc')
        .first()
      expect(act.command, 'names can be erased, so the record of the act has none').not.to.contain('Rosalind')
    })

    it('says whose the seat is when it is taken', async () => {
      const text = words(
        await send(path, 4, { person: 'lena-sorby', councilOffice: 'none', seat: 'chair', ...dates }, 409),
      )
      expect(text).to.contain('Ruth Margaret Ellingworth holds the seat “Independent chair” (chair)')
    })
  })

  describe('a resignation', () => {
    const path = '/board/directors/priti-vaswani/resignation'

    it('is not refused: it says what it will break, and what would mend it', async () => {
      expect(words(await desk.check(path, { body: 'board' }, 400))).to.contain('Enter the last day in office')
      const early = words(await desk.check(path, { body: 'board', ...dated('ceasedOn', '2001-01-01') }, 400))
      expect(early).to.contain('Priti Vaswani is not in office in “Board of directors” on 1 January 2001')
      const checked = await desk.check(path, { body: 'board', ...dated('ceasedOn', '2027-01-31'), reason: 'Resigned' })
      expect(words(checked))
        .to.contain('This resignation will break')
        .and.to.contain('takes effect whether or not it breaks a rule')
      expect(words(checked)).to.contain('Independent director, finance is vacant from 1 February 2027')
      const recorded = words(await desk.record(path, checked))
      expect(recorded).to.contain('Priti Vaswani leaves on 31 January 2027').and.to.contain('Rules that this breaks')
      const left = (await facts()).appointments.filter((one) => one.person === 'priti-vaswani' && one.body === 'board')
      expect(left.at(-1)).to.include({ ceasedOn: '2027-01-31', reason: 'Resigned' })
    })

    it('keeps the letter, and opens what follows: the breach by its rule, the vacancy with its drafts, the deadline', async () => {
      const of = '/board/directors/grace-ndlovu/resignation'
      const letter = { ...dated('receivedOn', '2026-11-20'), letter: 'Letter of 19 November 2026' }
      const leaves = { ...dated('ceasedOn', '2026-12-31'), reason: 'Resigned', ...letter }
      const ahead = words(await desk.check(of, { ...leaves, ...dated('receivedOn', '2026-11-23') }, 400))
      expect(ahead).to.contain('23 November 2026 is still to come')
      const checked = await desk.check(of, leaves)
      expect(words(checked)).to.contain('Until 1 February 2027 the breach is listed as coming')
      expect(words(checked)).to.contain('The smallest change that would mend it')
      const html = await desk.record(of, checked)
      const text = words(html)
      expect(text).to.contain('1 February 2027 A breach is coming: Fewest directors . What must be done')
      // Who recorded it is a name there, not the key of a user.
      expect(words(await desk.page('/board/breaches'))).to.contain('record a resignation, by The secretary')
      expect(text).to.contain('14 January 2027 Last day to tell Companies House.')
      expect(text).to.contain('Draft advert of the vacancy').and.to.contain('Draft notice to the board')
      expect(words(await desk.page('/board/seats/head-primary-2/advert'))).to.contain(
        'will be vacant from 1 January 2027',
      )
      expect(words(await desk.page('/board/seats/head-primary-2/notice'))).to.contain('Grace Thandiwe Ndlovu leaves on')
      expect(rowWith(await desk.page('/board/seats/head-primary-2'), 'Grace')).to.contain(
        'Letter of 19 November 2026, received on 20 November 2026',
      )
    })

    it('of nobody is not found', async () => {
      await desk.page('/board/directors/nobody/resignation/new', 404)
    })
  })

  describe('a resolution', () => {
    const said = {
      kind: 'board',
      body: 'board',
      text: 'That the price list be adopted.',
      ...dated('passedOn', '2026-11-19'),
    }

    it('asks for the votes, and for the circulation of a written one', async () => {
      const empty = words(await desk.check('/resolutions', {}, 400))
      for (const missing of [
        'Choose the kind of resolution',
        'Choose the body',
        'Enter the text',
        'Enter the date of the vote',
      ])
        expect(empty).to.contain(missing)
      const written = { ...said, kind: 'written_ordinary', votesFor: '30', votesAgainst: '0', abstentions: '0' }
      const html = await desk.check('/resolutions', written, 400)
      expect(words(html)).to.contain('Enter the date of circulation')
      expect(html).to.contain('That the price list be adopted.')
    })

    for (const [votesFor, verdict] of [
      ['5', 'lost'],
      ['6', 'carried'],
    ] as const) {
      it(`with ${votesFor} votes of ten and the chair silent is ${verdict}`, async () => {
        const votes = { votesFor, votesAgainst: String(10 - Number(votesFor)), abstentions: '1' }
        const checked = await desk.check('/resolutions', { ...said, ...votes })
        expect(words(checked)).to.contain(`It is ${verdict} . ${votesFor} votes for it of 10 cast`)
        const recorded = words(await desk.record('/resolutions', checked))
        expect(recorded).to.contain(`is recorded as ${verdict}`)
        const last = (await loadResolutions(desk.reader)).filter(({ passedOn }) => passedOn === '2026-11-19').at(-1)
        expect(last?.outcome.carried).to.equal(verdict === 'carried')
        const page = words(await desk.page(`/resolutions/${last?.ref}`))
        expect(page).to.contain(`${verdict === 'carried' ? 'Carried' : 'Lost'} on 19 November 2026`)
      })
    }

    it('of the members is said to be of no body', async () => {
      expect(words(await desk.page('/resolutions/R-2025-06'))).to.contain('Body Board of directors')
      const ofMembers = words(await desk.page('/resolutions/R-2026-03'))
      expect(ofMembers).to.contain('Written special, of the members').and.not.to.contain('Board of directors')
    })

    it('stands in the list with its votes and its result', async () => {
      const html = await desk.page('/resolutions?on=2026-11-01')
      expect(words(html)).to.contain('18 resolutions : 16 carried, 2 lost.')
      expect(rowWith(html, 'R-2025-06')).to.contain('3 for, 6 against, 1 abstained Lost')
      expect(html, 'nothing is offered under a past date').not.to.contain('/resolutions/new')
      await desk.page('/resolutions/R-1', 404)
    })
  })

  describe('the register of members', () => {
    const path = '/members/admissions'
    const larkfield = { organisation: 'larkfield', class: 'school', votes: '1', ...dated('admittedOn', '2026-12-01') }

    it('offers only who is no member yet, and asks who joins', async () => {
      const html = await desk.page(`${path}/new`)
      expect(html).to.contain('value="larkfield"').and.not.to.contain('value="alder-lane"')
      expect(words(await send(path, 1, {}, 400))).to.contain('Choose the organisation')
    })

    it('names the trust where an academy is put forward', async () => {
      const text = words(await send(path, 2, { ...larkfield, organisation: 'chapel-walk' }, 400))
      expect(text).to.contain('Admit its trust, Beacon Hill Learning Trust')
    })

    it('refuses a maintained school without its authority’s consent, quoting the law', async () => {
      const html = await send(path, 2, larkfield, 422)
      expect(words(html)).to.contain('This admission would break the consent of the maintaining authority')
      expect(words(html))
        .to.contain('only with the consent of the authority')
        .and.to.contain('Education Act 2002, s.12')
      expect(words(html)).to.contain('given on or before 1 December 2026').and.to.contain('the member can be admitted')
      expect(html).not.to.contain('name="_key"')
    })

    it('enters it with the consent, rule by rule, and counts it from its day', async () => {
      const consent = { ...dated('consentOn', '2026-11-17'), consentReference: 'Cabinet minute 101/26' }
      const checked = await send(path, 2, { ...larkfield, ...consent })
      expect(words(checked)).to.contain('The governing body of Larkfield Primary School is entered')
      expect(rowWith(checked, 'Members’ votes')).to.contain('1 of 46, 2.17%: passes 1 of 47, 2.13%: passes')
      expect(words(await desk.record(path, checked))).to.contain('Larkfield Primary School is entered in the register')
      expect(words(await desk.page('/members'))).to.contain('46 members are')
      expect(words(await desk.page('/members?on=2026-12-01'))).to.contain('47 members will be')
      const entry = words(await desk.page('/members/larkfield?on=2026-12-01'))
      expect(entry).to.contain('17 November 2026, Cabinet minute 101/26')
    })

    it('records that a member leaves, and keeps its entry', async () => {
      const of = '/members/alder-lane/cessation'
      expect(words(await desk.check(of, {}, 400)))
        .to.contain('Enter the last day as a member')
        .and.to.contain('Enter the reason')
      const checked = await desk.check(of, { ...dated('ceasedOn', '2027-03-31'), reason: 'Becomes an academy' })
      expect(words(checked)).to.contain('lasts to 31 March 2028')
      expect(words(await desk.record(of, checked))).to.contain(
        'Alder Lane Primary School is a member until 31 March 2027',
      )
      const after = rowWith(await desk.page('/members?on=2027-04-01'), 'Alder Lane')
      expect(after)
        .to.contain('Former member')
        .and.to.contain('Ceased 31 March 2027')
        .and.to.contain('£10 to 31 March 2028')
    })
  })

  it('are there for nobody who may only read', async () => {
    const auditor = await desk.personWith('auditor')
    const at = (path: string) => auditor.get(`/companies/wexmere${path}`)
    for (const path of ['/board/appointments/new', '/resolutions/new', '/members/admissions/new'])
      await at(path).expect(403)
    for (const path of ['/members', '/resolutions']) expect((await at(path).expect(200)).text).not.to.contain('/new"')
  })
})
