import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PRESET_NAMES, type PresetName } from '../company/index.ts'
import { invalid } from '../kernel/errors.ts'
import { templateOf } from '../pack/index.ts'
import { type Call, needed } from './terminal/call.ts'
import { HOLDS } from './terminal/exit-codes.ts'
import { answer, writing } from './terminal/output.ts'

/** `template PRESET --out DIR` */
export const templateCommand = async ([preset = '']: string[], call: Call): Promise<number> => {
  const found = PRESET_NAMES.find((name) => name === preset)
  if (!found) throw invalid(`There is no preset “${preset}”. The presets are ${PRESET_NAMES.join(', ')}`, '/preset')
  const out = needed(call, 'out', 'my-company')
  refuseFull(out)
  const files = await writing(() => writeTemplate(found, out))
  answer(call.json, { preset: found, out, files }, () => written(out, files))
  return HOLDS
}

/** Nothing that somebody has written already is written over. */
const refuseFull = (folder: string): void => {
  if (!existsSync(folder)) return
  if (!statSync(folder).isDirectory()) throw invalid(`“${folder}” is no folder. Name a folder for the template`, '/out')
  if (readdirSync(folder).length > 0) {
    throw invalid(`The folder “${folder}” is not empty. Name another, or empty it first`, '/out')
  }
}

const writeTemplate = (preset: PresetName, folder: string): string[] => {
  mkdirSync(folder, { recursive: true })
  return templateOf(preset).map(({ file, content }) => {
    writeFileSync(join(folder, file), content)
    return file
  })
}

const written = (folder: string, files: readonly string[]): string =>
  `${files.length} files in ${folder}. Read ${join(folder, 'README.md')} first, then: schoolco import pack ${folder} --dry-run`
