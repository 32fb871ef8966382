import { expect } from 'chai'
import request from 'supertest'
import { dated, rowWith, words } from '../../support/desk.ts'
import { sampleSite } from '../../support/sample-site.ts'
import { shared } from '../../support/shared.ts'

describe('signatures of the membership agreement on the pages', function () {
  this.timeout(60_000)
  const desk = shared(() => sampleSite('haverfold', 'secretary'))
  const PETRA = '/board/directors/petra-holloway'
  const signed = { body: 'partnership-board', version: '2026', ...dated('signedOn', '2026-11-16') }
  /** The table of a person's signatures, and the link of its first row that says something. */
  const linkIn = (html: string, row: string, text: string): string => {
    const found = [...html.matchAll(/<tr[\s\S]*?<\/tr>/g)].map(([one]) => one).find((one) => words(one).includes(row))
    const href = [...(found ?? '').matchAll(/<a href="([^"]+)"[^>]*>([^<]*)/g)].find(([, , said]) =>
      said?.includes(text),
    )
    return (href?.[1] ?? '').replace('/companies/haverfold', '').replace(/\/new.*$/, '')
  }

  it('stand with the person, one of each term', async () => {
    const page = await desk.page(PETRA)
    expect(rowWith(page, '10 September 2025')).to.contain('2025 10 September 2025 Current version')
    expect(rowWith(page, '13 September 2023')).to.contain('2023 13 September 2023').and.not.to.contain('Current')
  })

  it('are recorded by a form that says what stays signed', async () => {
    const checked = words(await desk.check(`${PETRA}/agreement`, signed))
    expect(checked)
      .to.contain('This will break the signing of the membership agreement')
      .and.to.contain('Version 2025 was the last that was known. If 2026 is newer, everybody else signs again.')
      .and.to.contain(
        'What was signed before stays signed: 10 September 2025, version 2025; 13 September 2023, version 2023.',
      )
    const recorded = words(await desk.record(`${PETRA}/agreement`, signed))
    expect(recorded).to.contain('Petra Holloway has signed the agreement').and.to.contain('Howard Tranter')
    const page = await desk.page(PETRA)
    expect(rowWith(page, '16 November 2026')).to.contain('2026 16 November 2026 Current version')
    expect(rowWith(page, '10 September 2025')).to.contain('2025 10 September 2025').and.not.to.contain('Current')
  })

  it('stand with everybody in office, and with the group: the last first', async () => {
    const board = await desk.page('/board/directors')
    expect(rowWith(board, 'Petra Holloway')).to.contain(
      '16 November 2026, version 2026 Before that 10 September 2025, version 2025; 13 September 2023, version 2023',
    )
    expect(rowWith(board, 'Howard Tranter')).to.contain('10 September 2025, version 2025 To sign again')
    const then = await desk.page('/board/directors?on=2026-11-15')
    expect(rowWith(then, 'Petra Holloway'))
      .to.contain('10 September 2025, version 2025')
      .and.not.to.contain('2026, version')
    expect(rowWith(then, 'Howard Tranter')).not.to.contain('To sign again')
    const group = await desk.page('/groups/workforce')
    expect(rowWith(group, 'Ivo Beresford')).to.contain('10 September 2025, version 2025')
  })

  it('of a past day are those given by then', async () => {
    const then = words(await desk.page(`${PETRA}?on=2026-11-15`))
    expect(then).to.contain('10 September 2025').and.not.to.contain('16 November 2026')
    expect(then).not.to.contain('Put right')
  })

  it('are put right, and removed, from the row in which they stand', async () => {
    const correct = linkIn(await desk.page(PETRA), '16 November 2026', 'Put right')
    expect(correct).to.equal(`${PETRA}/signatures/s-1/correction`)
    const same = { version: '2026', ...dated('signedOn', '2026-11-16') }
    expect(words(await desk.check(correct, same, 400))).to.contain('The signature says so already')
    const typed = { version: '2026', ...dated('signedOn', '2026-11-12') }
    expect(words(await desk.record(correct, typed))).to.contain('The signature of Petra Holloway is put right')
    const given = linkIn(await desk.page(PETRA), '13 September 2023', 'Put right')
    await desk.record(given, { version: '2022', ...dated('signedOn', '2023-09-13') })
    const page = await desk.page(PETRA)
    expect(rowWith(page, '12 November 2026')).to.contain('2026')
    expect(rowWith(page, '13 September 2023')).to.contain('2022')

    const remove = linkIn(page, '12 November 2026', 'Remove')
    expect(words(await desk.check(remove, {}))).to.contain('has not signed the agreement')
    expect(words(await desk.record(remove, {}))).to.contain('The signature of Petra Holloway is removed')
    expect(words(await desk.page(PETRA))).not.to.contain('12 November 2026')
    expect(rowWith(await desk.page('/board/directors'), 'Howard Tranter')).not.to.contain('To sign again')
    await desk.page(`${remove}/new`, 404)
  })

  it('are listed by the API, by a day and of a body', async () => {
    const token = await desk.site.token('haverfold', 'auditor')
    const read = async (query: string) =>
      (
        await request(desk.site.app)
          .get(`/api/v1/companies/haverfold${query}`)
          .set('Authorization', `Bearer ${token}`)
          .expect(200)
      ).body
    const { items } = await read('/board/agreements?on=2025-09-09&body=partnership-board')
    expect(items).to.deep.equal([
      {
        ref: 'a-13',
        person: 'stuart-winterbourne',
        body: 'partnership-board',
        version: '2023',
        signedOn: '2023-09-13',
        isCurrent: false,
      },
      {
        ref: 'a-24',
        person: 'petra-holloway',
        body: 'partnership-board',
        version: '2022',
        signedOn: '2023-09-13',
        isCurrent: false,
      },
      {
        ref: 'a-11',
        person: 'tamsin-rook',
        body: 'partnership-board',
        version: '2024',
        signedOn: '2024-09-11',
        isCurrent: true,
      },
    ])
    const bodies = (await read('/board/agreements?on=2025-09-10')).items.map(({ body }: { body: string }) => body)
    expect([...new Set(bodies)]).to.have.members(['partnership-board', 'school-improvement', 'inclusion', 'workforce'])
    const { signatures } = await read('/board/directors/petra-holloway?')
    expect(signatures.map(({ version }: { version: string }) => version)).to.have.members(['2022', '2025'])
  })
})
