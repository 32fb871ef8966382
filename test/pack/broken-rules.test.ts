import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { importPack } from '../../src/pack/index.ts'
import { freshDatabase } from '../support/database.ts'
import { clock } from '../support/wexmere.ts'

const COMPANY = {
  slug: 'elmshire',
  name: 'Elmshire School Improvement Limited',
  companyNumber: '99000999',
  incorporatedOn: '2018-04-01',
  registeredOffice: '1 Elm Bank, Elmchester',
  council: { ref: 'council', name: 'Elmshire Council', laCode: '970' },
  guarantee: '1.00',
  yearEnd: '03-31',
  preset: 'school-improvement-company',
  articles: { minimumDirectors: 5, categories: {}, term: { years: 3 } },
}

/** Today is 22 November 2026. Three of five count for the cap, the last of them to be appointed in line 4. */
const FILES: Record<string, string> = {
  'organisations.csv': `ref,kind,name,la_code,establishment_type,phase
one,school,One School,970,Community school,Primary
two,school,Two School,971,Community school,Primary
`,
  'people.csv': `ref,given_names,family_name
ann,Ann,Lee
bo,Bo,Fry
cy,Cy,Ott
di,Di,Poe
ed,Ed,Ray
`,
  'bodies.csv': `ref,kind,name,parent,from
board,board,Board,,2018-04-01
reading,sub_group,Reading group,board,2018-04-01
`,
  'seats.csv': `ref,body,category
chair,board,chair
c1,board,council
c2,board,council
c3,board,council
head,board,school_leader
r1,reading,school_leader
`,
  'appointments.csv': `ref,person,body,seat,appointed_on,term_ends_on,verified_on
a1,ann,board,c1,2025-01-01,2027-12-31,2024-12-01
a2,bo,board,c2,2025-01-01,2027-12-31,2024-12-01
a3,cy,board,c3,2026-05-01,2029-04-30,2026-04-01
a4,di,board,head,2026-01-01,2028-12-31,2026-01-02
a5,ed,board,chair,2026-01-01,2029-01-01,2025-12-01
a6,ed,reading,r1,2026-01-01,,
`,
  'members.csv': `ref,organisation,class,votes,admitted_on,consent_on
m1,one,school,1,2024-01-01,2024-01-02
m2,two,school,1,2024-01-01,2023-12-01
m3,council,council,1,2024-01-01,
`,
}

/** Which rule is told at which file, line and column when a pack is imported. */
const rulesToldOf = async (slug: string, files: Record<string, string>): Promise<string[]> =>
  (await toldOf(slug, files))
    .filter(({ message }) => message.includes('does not hold'))
    .map(({ file, line, column, message }) => `${message.split(' does')[0]}: ${file} ${line} ${column}`.trim())

/** Every warning of an import that goes through. */
const toldOf = async (slug: string, files: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), `schoolco-${slug}-`))
  writeFileSync(join(folder, 'company.json'), JSON.stringify({ ...COMPANY, slug }))
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text)
  const { database, drop } = await freshDatabase('sqlite')
  try {
    const { errors, warnings } = await importPack({ database, clock }, folder, { dryRun: false, actor: 'test' })
    expect(errors).to.deep.equal([])
    return warnings
  } finally {
    await drop()
    rmSync(folder, { recursive: true })
  }
}

describe('a pack of which a rule does not hold', () => {
  it('is told where: at the row that causes it, where one does', async () =>
    expect(await rulesToldOf('broken', FILES)).to.have.members([
      'board.council-cap: appointments.csv 4',
      'board.identity-verified: appointments.csv 5 verified_on',
      'body.term: appointments.csv 6 term_ends_on',
      'A rule: appointments.csv 7 term_ends_on',
      'members.law-20: members.csv 4 votes',
      'members.consent: members.csv 2 consent_on',
      'members.eligible: members.csv 3 organisation',
    ]))

  it('is told at the first line of a rule that wants somebody who is not there', async () =>
    expect(await rulesToldOf('vacant', {})).to.have.members([
      'board.minimum: appointments.csv 1',
      'board.chair: appointments.csv 1',
    ]))

  it('is told of an appointment that is dated before its seat or its body exists, to the day', async () => {
    const files = {
      ...FILES,
      'seats.csv': `ref,body,category,title,from
chair,board,chair,,
c1,board,council,,2025-01-01
c2,board,council,,2025-01-02
c3,board,council,,
head,board,school_leader,Primary head,2026-01-02
r1,reading,school_leader,,
`,
      'bodies.csv': `ref,kind,name,parent,from
board,board,Board,,2018-04-01
reading,sub_group,Reading group,board,2027-01-01
`,
      'appointments.csv': `ref,person,body,seat,appointed_on
a1,ann,board,c1,2025-01-01
a2,bo,board,c2,2025-01-01
a3,cy,board,c3,2018-04-01
a4,di,board,head,2026
a5,ed,board,chair,2018-03
a6,ed,reading,r1,2026-12-31
`,
    }
    const told = await toldOf('early', files)
    const rest =
      'only, so this appointment counts from then. Correct the first day of the seat or of its body, or the date of appointment'
    expect(
      told
        .filter(({ message }) => message.includes('counts from then'))
        .map(({ line, column, message }) => `${line} ${column}: ${message}`),
    ).to.deep.equal([
      `6 appointed_on: There is the seat chair from 1 April 2018 ${rest}`,
      `3 appointed_on: There is the seat c2 from 2 January 2025 ${rest}`,
      `7 appointed_on: There is the seat r1 from 1 January 2027 ${rest}`,
    ])
  })
})
