import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect } from 'chai'
import { askedTogether } from '../../src/platform/asked-together.ts'

describe('what several ask together', () => {
  const counting = () => {
    const asked: string[] = []
    const together = askedTogether<number>()
    const ask = (question: string) => together(question, async () => asked.push(question))
    return { asked, ask }
  }

  it('is looked for once, after the last has asked', async () => {
    const { asked, ask } = counting()
    const answers = [ask('a'), ask('b'), Promise.resolve().then(() => ask('a'))]
    expect(asked).to.deep.equal([])
    expect(await Promise.all(answers)).to.deep.equal([1, 2, 1])
    expect(asked).to.deep.equal(['a', 'b'])
  })

  it('is looked for anew for who asks while it is being looked for', async () => {
    const together = askedTogether<string>()
    let found = (_: string): void => {}
    const first = together('a', () => new Promise<string>((resolve) => (found = resolve)))
    await nextTurn()
    await nextTurn()
    const second = together('a', async () => 'new')
    found('old')
    expect(await Promise.all([first, second])).to.deep.equal(['old', 'new'])
  })

  it('fails for all who asked, and for nobody after them', async () => {
    const together = askedTogether<string>()
    const failing = async (): Promise<string> => {
      throw new Error('not to be found')
    }
    const ends = await Promise.allSettled([together('a', failing), together('a', failing)])
    expect(ends.map(({ status }) => status)).to.deep.equal(['rejected', 'rejected'])
    expect(await together('a', async () => 'found')).to.equal('found')
  })
})
