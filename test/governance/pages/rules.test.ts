import { expect } from 'chai'
import { deskOf, rowWith, words } from '../../support/desk.ts'
import { shared } from '../../support/shared.ts'

describe('the page of the rules', () => {
  const desk = shared(() => deskOf('director'))

  it('says what each rule asks of this company, with its source', async () => {
    const html = await desk.page('/board/rules')
    expect(rowWith(html, 'Council cap')).to.contain('Article 20.3 as restated in 2026')
    expect(rowWith(html, 'Council cap')).to.contain('shall not at any time make up more than 19 per cent')
    // A share is a percentage to those who read it.
    expect(rowWith(html, 'Council cap')).to.contain('at most 19%')
    expect(rowWith(html, 'Business relationship')).to.contain('below 45%; a relationship exists above 50%')
    expect(rowWith(html, 'Directors below a fifth')).to.contain('s.69(1)(b)')
  })

  it('judges every rule again under a cap, a fewest number and a reading that are tried', async () => {
    const html = await desk.page('/board/rules?cap=15%25&minimum=9&heads=')
    // Two of the council in eleven: 18.18 per cent.
    expect(rowWith(html, 'Council cap')).to.match(/2 of 11 Passes.* 2 of 11 Breaks at most 15%/)
    expect(rowWith(html, 'Fewest directors')).to.match(
      /11 of 11 Passes, no slack 11 of 9 Passes, with a warning at least 9/,
    )
    expect(rowWith(html, 'Consent of the authority')).to.contain('The same')
    expect(rowWith(html, 'Business relationship')).to.match(/£1,[\d,]+\.00 of £3,[\d,]+\.\d\d, 5\d\.\d\d% Passes/)
    expect(words(html)).to.contain('On 22 November 2026 1 verdict would be different')
    expect(words(html)).to.contain('Days on which a verdict would have been different')
  })

  it('calls a verdict what every other page calls it', async () => {
    const title = 'Business relationship with the council'
    const tried = '/board/what-if?kind1=cease&who1=ruth-ellingworth&date1=2027-01-31'
    for (const path of ['/board', '/board/rules', tried])
      expect(rowWith(await desk.page(path), title), path)
        .to.contain('Passes, with a warning')
        .and.not.to.contain('no slack')
    for (const path of ['/board', '/board/rules'])
      expect(rowWith(await desk.page(path), 'Council cap'), path).to.contain('Passes, no slack')
  })

  it('asks what happens where a change says only to whom', async () => {
    const html = await desk.page('/board/what-if?who1=stephen-harcombe&date1=2026-12-10', 400)
    expect(words(html)).to.contain('There is a problem Choose what happens')
    expect(html).to.contain('id="kind1-error"')
  })

  it('tells seats that are called the same apart by who holds them, and no others', async () => {
    const html = await desk.page('/board/what-if')
    expect(html)
      .to.match(/>Head, primary, held by Imogen Strake</)
      .and.to.match(/>Head, primary, held by Grace Thandiwe Ndlovu</)
    expect(html).to.match(/>Independent director, people</)
  })

  it('tells what cannot be supposed, at its field', async () => {
    const html = await desk.page('/board/rules?cap=most&minimum=none&heads=sometimes', 400)
    for (const name of ['cap', 'minimum', 'heads']) expect(html).to.contain(`id="${name}-error"`)
    expect(html).to.contain('value="most"')
  })

  it('is answered by the API too, with every error at once', async () => {
    const path = '/api/v1/companies/wexmere/rules'
    const agent = desk.agent
    const { body: list } = await agent.get(path).expect(200)
    expect(list.rules.map(({ rule }: { rule: string }) => rule)).to.include('board.council-cap')
    const { body } = await agent.get(path).query({ simulate: '{"councilCap":"150/1000"}' }).expect(200)
    expect(body.rules[0]).to.include({ rule: 'board.council-cap', differs: true })
    expect(body.simulate).to.deep.equal({ councilCap: '150/1000' })
    const { body: wrong } = await agent.get(path).query({ simulate: '{"councilCap":"15%","cap":1}' }).expect(400)
    expect(wrong.errors.map(({ pointer }: { pointer: string }) => pointer)).to.have.members([
      '/simulate/councilCap',
      '/simulate/cap',
    ])
    await agent.get(path).query({ simulate: 'cap' }).expect(400)
  })
})
