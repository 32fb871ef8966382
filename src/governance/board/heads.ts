import { type Directory, isOpen, isStateFunded, organisationsOn } from '../../directory/index.ts'
import { type IsoDate, inForce } from '../../kernel/dates.ts'
import { HEADS } from './schools.ts'

/** A school and who leads it, as far as is known. */
export interface HeadOf {
  organisation: string
  name: string
  people: string[]
}

/** The heads of every open state-funded school of the council's area: a vacancy is advertised to all of them. */
export const headsOn = (directory: Directory, on: IsoDate): HeadOf[] =>
  organisationsOn(directory, on)
    .filter((one) => one.kind === 'school' && one.laCode === directory.councilLaCode)
    .filter((one) => isOpen(one, on) && isStateFunded(one))
    .map(({ ref, name }) => ({
      organisation: ref,
      name,
      people: directory.offices
        .filter((held) => held.organisation === ref && HEADS.has(held.office) && inForce(held, on))
        .map(({ person }) => person),
    }))
