import { expect } from 'chai'
import type { Finding } from '../../../src/kernel/finding.ts'
import { KINDS } from '../../support/database.ts'
import { companiesOn } from '../ground/companies.ts'
import type { PARTNERSHIPS } from '../ground/partnerships.ts'

const school = (ref: string, more: object) => ({ ref, kind: 'school', ...more })
const HELD = { meeting: 'meeting-1', status: 'held', attendance: [{ person: 'p-1', mark: 'attended' }] }

for (const kind of KINDS)
  describe(`acts that no rule refuses tell what they break, on ${kind}`, () => {
    const companies = companiesOn(kind)

    /** What is told, and from which day. */
    const cases: [what: string, preset: keyof typeof PARTNERSHIPS, name: string, command: object, told: string[]][] = [
      [
        'two leaders were of one trust when they were appointed, as becomes known',
        'strategic-partnership',
        'recordGrouping',
        { organisation: 's-1', trust: 't-1', from: '2025-09-01' },
        ['body.one-per-group from 1 September 2025'],
      ],
      [
        'their schools have come together since: both serve until their terms end',
        'strategic-partnership',
        'recordGrouping',
        { organisation: 's-1', trust: 't-1', from: '2025-09-02' },
        [],
      ],
      [
        'a school closes whose governor fills a required cell',
        'learning-partnership',
        'recordOrganisation',
        school('s-2', { closedOn: '2026-12-31' }),
        ['body.cells from 1 January 2027'],
      ],
      [
        'it turns out to be an academy',
        'learning-partnership',
        'recordOrganisation',
        school('s-2', { type: '34' }),
        ['body.cells from 1 September 2025'],
      ],
      [
        'it gets another name',
        'learning-partnership',
        'recordOrganisation',
        school('s-2', { name: 'Quarry High School' }),
        [],
      ],
      [
        'the school of the chair of an area turns out to lie in another',
        'school-led-system',
        'recordOrganisation',
        school('s-2', { district: 'South' }),
        ['body.area-chairs from 1 September 2025'],
      ],
    ]

    for (const [what, preset, name, command, told] of cases)
      it(what, async () => {
        const { act } = await companies.partnership(preset)
        const { breaches } = await act(name, command)
        const from = ({ explanation }: Finding) => /^From (.*?):/.exec(explanation)?.[1]
        expect(breaches.map((finding) => `${finding.rule} from ${from(finding)}`)).to.deep.equal(told)
      })

    it('a member’s school moves out of the area', async () => {
      const { act } = await companies.company()
      const { breaches } = await act('recordOrganisation', school('s-10', { laCode: '971' }))
      expect(breaches.map(({ rule, organisations }) => [rule, organisations])).to.deep.equal([
        ['members.eligible', ['s-10']],
      ])
    })

    it('somebody is appointed from a day before meetings that he or she was not at: nothing is refused, and it is told', async () => {
      const { act } = await companies.company(3, {
        articles: { attendance: { share: '4/5' }, minimumDirectors: 1 },
      })
      await act('scheduleMeeting', { body: 'board', heldOn: '2026-06-01' })
      await act('recordMeeting', HELD)
      const late = { person: 'p-11', seat: 'head-11', verifiedOn: '2026-01-05' }
      const { breaches } = await act('appointDirector', { ...late, appointedOn: '2026-02-01' }, { dryRun: true })
      expect(breaches.map(({ rule }) => rule)).to.deep.equal(['body.attendance'])
      const after = await act('appointDirector', { ...late, appointedOn: '2026-06-02' })
      expect(after.breaches).to.deep.equal([])
    })
  })
