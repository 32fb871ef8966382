import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { samples } from '../../src/demo/script.ts'
import { commandLine } from '../support/command-line.ts'
import { SCRATCH } from '../support/scratch.ts'
import { FIXTURES } from '../support/wexmere.ts'

const REFUSED = /Nothing has been recorded|Record when that ends/

/** A block of commands of a page, and what the page says that they print. */
interface Block {
  commands: string
  prints: string
}

const blocksOf = (page: string): Block[] =>
  [...page.matchAll(/```sh\n([\s\S]*?)```\n(?:\n```text\n([\s\S]*?)```)?/g)].map(([, commands = '', prints = '']) => ({
    commands,
    prints,
  }))

/** The commands of a block in turn: a line that another one follows up to END is one command. */
const commandsIn = (commands: string): string[] =>
  commands.match(/cat >> .* <<'END'\n[\s\S]*?\nEND\n|[^\n]+\n/g)?.map((one) => one.trimEnd()) ?? []

/** "act my-company x '{…}'" as its parts: what stands in quotation marks is one. */
const partsOf = (line: string): string[] =>
  [...line.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')

describe('the page of a preset', () => {
  for (const { slug } of samples(FIXTURES))
    it(`of ${slug} sets up such a partnership, command by command, and prints what it says`, async () => {
      const folder = mkdtempSync(join(SCRATCH, `schoolco-${slug}-`))
      const line = commandLine(folder)
      try {
        const page = readFileSync(join(FIXTURES, slug, 'README.md'), 'utf8')
        const blocks = blocksOf(page)
        expect(blocks.length, 'blocks of commands').to.equal(3)
        for (const { commands, prints } of blocks) {
          let printed = ''
          for (const command of commandsIn(commands)) {
            if (!command.startsWith('npx schoolco ')) {
              execFileSync('sh', ['-ec', command], { cwd: folder })
              continue
            }
            const { code, out, err } = await line.run(...partsOf(command).slice(2))
            printed += out + err
            expect(code === 2, `${command}\n${out}${err}`).to.equal(REFUSED.test(err))
            expect(code, command).to.be.below(3)
          }
          for (const part of prints.split(/…|\n/))
            expect(printed.replace(/ +/g, ' ')).to.include(part.trim().replace(/ +/g, ' '))
        }
      } finally {
        await line.end()
        rmSync(folder, { recursive: true })
      }
    })
})
