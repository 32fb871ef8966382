import type { IsoDate } from '../kernel/dates.ts'
import { notFound } from '../kernel/errors.ts'
import { Choice, Fields, Optional } from '../kernel/fields.ts'
import { schema } from '../kernel/schema.ts'
import { alphabetical } from '../kernel/text.ts'
import { AS_AT, asAtQuery, defineRead, type ReadDefinition } from '../platform/http/index.ts'
import { answers } from './answers.ts'
import { association } from './association.ts'
import { loadDirectory } from './load.ts'
import {
  isOpen,
  legalPersonOf,
  organisationByRefOrUrn,
  organisationOn,
  organisationsOn,
  predecessorsOf,
  pupilsOn,
  sectorOf,
  successorsOf,
} from './organisations.ts'
import { personName } from './people.ts'
import { leftSchools, registerProposals } from './register-proposals.ts'
import { type Directory, ORGANISATION_KINDS, type OrganisationOn, type Person } from './types.ts'

/** An organisation as people ask for it: what it is, who stands for it in law, how many pupils it has. */
const organisationDocument = (directory: Directory, organisation: OrganisationOn, day: IsoDate) => ({
  ...organisation,
  sector: sectorOf(organisation),
  open: isOpen(organisation, day),
  legalPerson: legalPersonOf(directory, organisation.ref, day) ?? null,
  counted: pupilsOn(directory, organisation.ref, day) ?? null,
})

/** A person without private particulars: what colleagues may see. */
const personDocument = (directory: Directory, person: Person, day: IsoDate) => ({
  ref: person.ref,
  name: personName(person),
  skills: person.skills ?? null,
  associated: association(directory, person.ref, day) ?? null,
  offices: directory.officesOf.get(person.ref) ?? [],
})

export const reads: ReadDefinition[] = [
  defineRead({
    name: 'listOrganisations',
    path: '/organisations',
    summary: 'Schools, trusts, councils and others, as at a day',
    permission: 'directory:read',
    query: schema(Fields({ ...AS_AT, kind: Optional(Choice('kind', ORGANISATION_KINDS)) })),
    returns: answers.organisations,
    run: async ({ reader, on, query }) => {
      const directory = await loadDirectory(reader)
      const items = organisationsOn(directory, on)
        .filter((one) => query.kind === undefined || one.kind === query.kind)
        .map((one) => organisationDocument(directory, one, on))
      return { on, items }
    },
  }),
  defineRead({
    name: 'getOrganisation',
    path: '/organisations/:organisation',
    summary: 'One organisation by its reference or URN, as at a day',
    permission: 'directory:read',
    query: asAtQuery,
    returns: answers.organisation,
    run: async ({ reader, on, params }) => {
      const directory = await loadDirectory(reader)
      const named = organisationByRefOrUrn(directory, params.organisation ?? '')
      const found = named && organisationOn(directory, named.ref, on)
      if (!found) throw notFound(`There is no organisation “${params.organisation}” here`)
      return {
        on,
        ...organisationDocument(directory, found, on),
        predecessors: found.urn ? predecessorsOf(directory, found.urn) : [],
        successors: found.urn ? successorsOf(directory, found.urn) : [],
        proposals: registerProposals(directory, on).filter((one) => one.organisation === found.ref),
      }
    },
  }),
  defineRead({
    name: 'listPeople',
    path: '/people',
    summary: 'People and the offices they hold, without private particulars',
    permission: 'directory:read',
    query: asAtQuery,
    returns: answers.people,
    run: async ({ reader, on }) => {
      const directory = await loadDirectory(reader)
      const items = [...directory.people.values()]
        .map((person) => personDocument(directory, person, on))
        .sort((a, b) => alphabetical(a.name, b.name))
      return { on, items }
    },
  }),
  defineRead({
    name: 'getPerson',
    path: '/people/:person',
    summary: 'One person and the offices he or she holds, without private particulars',
    permission: 'directory:read',
    query: asAtQuery,
    returns: answers.person,
    run: async ({ reader, on, params }) => {
      const directory = await loadDirectory(reader)
      const person = directory.people.get(params.person ?? '')
      if (!person) throw notFound(`There is no person “${params.person}” here`)
      return { on, ...personDocument(directory, person, on) }
    },
  }),
  defineRead({
    name: 'listRegisterProposals',
    path: '/register/proposals',
    summary:
      'What the company’s own rows say otherwise than the register, and schools that the register no longer lists',
    permission: 'directory:read',
    query: asAtQuery,
    returns: answers.proposals,
    run: async ({ reader, on }) => {
      const directory = await loadDirectory(reader)
      return { on, differences: registerProposals(directory, on), left: leftSchools(directory) }
    },
  }),
]
