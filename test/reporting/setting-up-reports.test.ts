import { expect } from 'chai'
import { date } from '../../src/kernel/dates.ts'
import { listReportsOf, renderReport, reportData } from '../../src/reporting/index.ts'
import { wordsOfPdf } from '../support/pdf-words.ts'
import { sample } from '../support/sample.ts'

type Sample = Awaited<ReturnType<typeof sample>>

const TODAY = date('2026-11-22')
const dataOf = async ({ reader }: Sample, name: string, asked: object) =>
  (await reportData(reader, name, { today: TODAY, ...asked })) as unknown as {
    rows: Record<string, unknown>[]
    totals: object
  } & Record<string, unknown>
const bytesOf = async ({ reader }: Sample, name: string, format: string, asked: object) =>
  (await renderReport(reader, name, { today: TODAY, format, ...asked })).bytes
const failing = (promise: Promise<unknown>): Promise<Error> =>
  promise.then(
    () => expect.fail('it was given out'),
    (error: Error) => error,
  )

describe('the report of the setting-up plan', function () {
  this.timeout(60_000)
  let wexmere: Sample
  before(async () => {
    wexmere = await sample('wexmere')
  })
  after(() => wexmere.drop())

  it('says each milestone as it stood on the day: what was done later is not done yet', async () => {
    const { rows, totals } = await dataOf(wexmere, 'setting-up-plan', { on: '2018-03-05' })
    const stood = (ref: string) => rows.find((row) => row.ref === ref)
    expect(stood('incorporation')).to.deep.include({ doneOn: null, evidence: null, state: 'late', daysLate: 4 })
    expect(stood('consultation')).to.deep.include({ doneOn: '2017-10-27', state: 'done', daysLate: 7 })
    expect(stood('recruitment')).to.deep.include({ owner: 'Shadow chair', state: 'due', daysLate: 0 })
    // Done are business case, consultation, shadow board and cabinet; the rest of 13 is due, apart from the incorporation.
    expect(totals).to.deep.equal({ milestones: 13, done: 4, late: 1, due: 8, undated: 0 })
  })

  it('says on paper what is late, with its owner', async () => {
    const said = wordsOfPdf(await bytesOf(wexmere, 'setting-up-plan', 'pdf', { on: '2026-11-22' })).replace(/\s+/g, ' ')
    expect(said).to.contain('11 of 13 milestones are done, and 1 is late.')
    expect(said).to.contain('Late: Five-year review of the company published to members.')
    expect(said).to.contain('Certificate of incorporation')
  })

  it('is a report of whoever has a plan', async () => {
    const other = await sample('calderwick')
    try {
      const names = (await listReportsOf(other.reader)).map(({ name }) => name)
      expect(names).to.include('register-of-members').and.not.to.include.members(['setting-up-plan'])
      expect(names).not.to.include('consultation')
      expect((await failing(dataOf(other, 'setting-up-plan', {}))).message).to.contain('No milestone is recorded')
    } finally {
      await other.drop()
    }
  })
})

describe('the report of a consultation', function () {
  this.timeout(60_000)
  let ottermouth: Sample
  before(async () => {
    ottermouth = await sample('ottermouth')
  })
  after(() => ottermouth.drop())

  it('has the result by sector and by phase, the turnout of those asked, and who was silent', async () => {
    const { rows, totals, notAnswered } = await dataOf(ottermouth, 'consultation', { ref: 'model-2017' })
    expect(totals).to.deep.equal({ asked: 21, turnout: 18, answers: 18, notAnswered: 3 })
    expect(
      rows.filter(({ by }) => by === 'sector').map(({ name, asked, turnout }) => [name, asked, turnout]),
    ).to.deep.equal([
      ['maintained', 16, 14],
      ['academy', 5, 4],
    ])
    expect(rows.find(({ name }) => name === 'Special')).to.deep.include({ asked: 1, turnout: 1 })
    expect(notAnswered).to.have.length(3)
  })

  it('counts what had come by the day asked about', async () => {
    const { totals, on } = await dataOf(ottermouth, 'consultation', { ref: 'fee-2027', on: '2026-11-01' })
    expect(totals).to.include({ asked: 21, turnout: 0, notAnswered: 21 })
    expect(on).to.equal('2026-11-01')
  })

  it('is a line for each option of each group in a spreadsheet', async () => {
    const lines = (await bytesOf(ottermouth, 'consultation', 'csv', { ref: 'model-2017' })).toString().split(/\r?\n/)
    expect(lines[0]).to.equal('by,name,asked,turnout,answers,option,optionAnswers,optionShare')
    expect(lines).to.include('all,all,21,18,18,A company of schools with the council,10,55.56')
  })

  it('names the consultations where there is none of that name', async () => {
    expect((await failing(dataOf(ottermouth, 'consultation', { ref: 'fees' }))).message).to.contain(
      'The consultations are fee-2027, model-2017',
    )
    expect((await failing(dataOf(ottermouth, 'consultation', {}))).message).to.contain('takes a ref')
  })
})

describe('the papers about members', function () {
  this.timeout(60_000)
  for (const slug of ['haverfold', 'marlshire']) {
    it(`are refused to a partnership that is not incorporated: ${slug}`, async () => {
      const partnership = await sample(slug)
      try {
        const names = (await listReportsOf(partnership.reader)).map(({ name }) => name)
        for (const [name, words] of [
          ['register-of-members', 'has no register of members'],
          ['members-voting-certificate', 'has no members’ voting certificate'],
        ] as const) {
          expect(names).not.to.include(name)
          expect((await failing(dataOf(partnership, name, {}))).message).to.contain(words)
        }
        expect(names).to.include('board-composition-certificate')
      } finally {
        await partnership.drop()
      }
    })
  }
})
