import { expect } from 'chai'
import type { Agent, Response } from 'supertest'
import { features } from '../../src/features.ts'
import { ruleBroken } from '../../src/kernel/errors.ts'
import { DateText, Fields, MoneyText, Optional, Text } from '../../src/kernel/fields.ts'
import { schema } from '../../src/kernel/schema.ts'
import { defineAct } from '../../src/platform/acts/index.ts'
import { dateErrors } from '../../src/platform/http/forms/answers.ts'
import { defineForm } from '../../src/platform/http/index.ts'
import { aSite, csrfOf, hiddenOf, type Site } from '../support/site.ts'

/** Hanging a picture: a small act with a rule of its own. Its number in the company's record is what its check page tells. */
const hangPicture = defineAct({
  name: 'hangPicture',
  title: 'Hang a picture',
  permission: 'people:write',
  path: '/pictures',
  body: schema(
    Fields({ title: Text('title'), hungOn: DateText('day of hanging'), price: Optional(MoneyText('price')) }),
  ),
  example: { title: 'Still life', hungOn: '2026-11-22' },
  run: async (tx, { title }) => {
    if (title === 'Nude') {
      const finding = {
        rule: 'walls.decency',
        status: 'fail' as const,
        numerator: 1,
        denominator: 1,
        limit: '0',
        headroom: 0,
      }
      const words = { explanation: 'One picture of one is a nude.', source: 'House rules, 4' }
      throw ruleBroken(
        'The picture would break the house rules. Nothing has been recorded',
        [{ ...finding, ...words }],
        [{ text: 'Hang it in the cellar', result: 'passes' }],
      )
    }
    return { number: tx.number }
  },
})

const pictures = defineForm<{ title: string }, { number: number }>({
  path: '/pictures',
  section: '/people',
  act: hangPicture,
  title: 'Hang a picture',
  subject: ({ company }) => `the gallery of ${company}`,
  steps: [
    { fields: () => [{ name: 'title', label: 'Title', missing: 'Enter what the picture is called' }] },
    {
      title: 'When, and for how much',
      fields: () => [
        { name: 'hungOn', label: 'Day of hanging', kind: 'date' },
        { name: 'price', label: 'Price', kind: 'money' },
      ],
    },
  ],
  check: (_context, { command, outcome }) => ({
    heading: `Check before you hang ${command.title}`,
    button: `Hang ${command.title}`,
    effects: [`It will be picture number ${outcome.result.number}.`],
  }),
  recorded: (_context, { command, outcome }) => ({
    title: `${command.title} hangs`,
    next: [{ label: 'Number', text: String(outcome.result.number) }],
  }),
})

describe('a form', () => {
  let site: Site
  let ada: Agent
  const noun = '/companies/north/pictures'

  beforeEach(async () => {
    site = await aSite('sqlite', [...features, { name: 'pictures', acts: [hangPicture], forms: [pictures] }])
    await site.company('north')
    await site.person('north', 'ada@example.org', 'administrator')
    ada = await site.signedIn('ada@example.org')
  })
  afterEach(() => site.drop())

  const send = async (address: string, fields: object) => {
    const _csrf = csrfOf((await ada.get('/companies/north')).text)
    return ada
      .post(address)
      .type('form')
      .send({ _csrf, ...fields })
  }
  const FULL = {
    step: '2',
    title: 'Dawn',
    'hungOn-day': '1',
    'hungOn-month': '12',
    'hungOn-year': '2026',
    price: '£1,250',
  }
  const hidden = (page: Response) => ({
    ...Object.fromEntries(
      ['title', 'hungOn', 'price', '_key', '_seen'].map((name) => [name, hiddenOf(page.text, name)]),
    ),
  })
  const hung = () => site.database.reader('act').where({ name: 'hangPicture' }).select('command', 'actor')

  it('asks step by step, and carries what was answered', async () => {
    const first = await ada.get(`${noun}/new`).expect(200)
    expect(first.text).to.contain('Hang a picture, step 1 of 3').and.not.to.contain('Day of hanging')
    expect(first.text).to.contain('<title>Hang a picture: the gallery of north &ndash; Company north</title>')
    const second = await send(`${noun}/check`, { step: '1', title: 'Dawn' })
    expect(second.status).to.equal(200)
    expect(second.text).to.contain('When, and for how much').and.to.contain('name="title" value="Dawn"')
  })

  it('names a date in its message without what its label says besides', () => {
    const messageFor = (label: string) =>
      dateErrors([{ name: 'on', label, kind: 'date' }], { on: '2026-2-31' }).map(({ detail }) => detail)
    expect(messageFor('Last day (optional)')).to.deep.equal(['Last day must be a real date'])
    expect(messageFor('Up to which day?')).to.deep.equal(['The date must be a real date'])
  })

  it('names what is wrong in the words of its labels, and keeps what was typed', async () => {
    const blank = await send(`${noun}/check`, { step: '1', title: ' ' })
    expect(blank.status).to.equal(400)
    expect(blank.text).to.contain('<title>Error: Hang a picture').and.to.contain('Enter what the picture is called')
    for (const [parts, words] of [
      [['', '', ''], 'Enter the day of hanging'],
      [['31', '2', '2026'], 'Day of hanging must be a real date'],
      [['31', '2', ''], 'Day of hanging must include a year'],
      [['', '', '2026'], 'Day of hanging must include a day and a month'],
      [['x', '12', '2026'], 'Day of hanging must be a real date'],
    ] as const) {
      const [day, month, year] = parts
      const typed = { ...FULL, 'hungOn-day': day, 'hungOn-month': month, 'hungOn-year': year }
      const answer = await send(`${noun}/check`, typed)
      expect(answer.status).to.equal(400)
      expect(answer.text).to.contain(`<a href="#hungOn-day">${words}</a>`)
      expect(answer.text).to.contain('name="title" value="Dawn"')
    }
    const price = await send(`${noun}/check`, { ...FULL, price: 'a lot' })
    expect(price.text).to.contain('Price must be an amount').and.to.contain('value="a lot"')
  })

  it('shows what would happen before anything is recorded, and a way back to each answer', async () => {
    const page = await send(`${noun}/check`, FULL)
    expect(page.status).to.equal(200)
    for (const words of ['Check before you hang Dawn', '1 December 2026', '£1,250.00', 'Hang Dawn']) {
      expect(page.text).to.contain(words)
    }
    const [change = ''] = /\/companies\/north\/pictures\/new\?[^"]*#hungOn-day/.exec(page.text) ?? []
    const again = await ada.get(change.replaceAll('&amp;', '&').split('#')[0] ?? '').expect(200)
    expect(again.text).to.contain('name="hungOn-day" type="text" inputmode="numeric" value="1"')
    expect(await hung()).to.deep.equal([])
  })

  it('records once, however often the button is pressed', async () => {
    const form = hidden(await send(`${noun}/check`, FULL))
    const pressed = await Promise.all([send(noun, form), send(noun, form)])
    pressed.push(await send(noun, form))
    expect(pressed.map(({ status }) => status)).to.deep.equal([303, 303, 303])
    expect(new Set(pressed.map(({ headers }) => headers.location)).size).to.equal(1)
    const [act] = await hung()
    expect(await hung()).to.have.length(1)
    expect(JSON.parse(act.command)).to.deep.equal({ title: 'Dawn', hungOn: '2026-12-01', price: '1250.00' })
    expect(act.actor).to.match(/^user:/)
    const recorded = await ada.get(String(pressed[0]?.headers.location)).expect(200)
    expect(recorded.text).to.contain('Dawn hangs').and.to.contain('Recorded as act')
  })

  it('shows the check again when the facts moved meanwhile', async () => {
    const form = hidden(await send(`${noun}/check`, FULL))
    await site.act('north', 'grantRole', { email: 'bea@example.org', role: 'finance' })
    const answer = await send(noun, form)
    expect(answer.status).to.equal(409)
    expect(answer.text).to.contain('Something changed since you checked')
    expect(await hung()).to.deep.equal([])
    expect((await send(noun, hidden(answer))).status).to.equal(303)
    expect(await hung()).to.have.length(1)
  })

  it('records nothing by a key that no check page gave out', async () => {
    for (const key of ['', 'guess', '00000000-0000-4000-8000-000000000000']) {
      const answer = await send(noun, { ...FULL, hungOn: '2026-12-01', _key: key, _seen: 'guess' })
      expect(answer.status).to.be.oneOf([200, 409])
    }
    expect(await hung()).to.deep.equal([])
  })

  it('is refused with the rule, the fact and a way out, and without the button', async () => {
    const answer = await send(`${noun}/check`, { ...FULL, title: 'Nude' })
    expect(answer.status).to.equal(422)
    expect(answer.text).to.contain('<title>Error: ')
    for (const words of [
      'House rules, 4',
      'One picture of one is a nude.',
      'Hang it in the cellar',
      'Nothing has been recorded',
    ]) {
      expect(answer.text).to.contain(words)
    }
    expect(answer.text).not.to.contain('<button class="govuk-button"')
  })

  it('shows what was recorded to the one who recorded it only', async () => {
    const { headers } = await send(noun, hidden(await send(`${noun}/check`, FULL)))
    await site.person('north', 'bob@example.org', 'administrator')
    const bob = await site.signedIn('bob@example.org')
    await bob.get(String(headers.location)).expect(404)
  })
})
