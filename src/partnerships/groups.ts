import { articlesOn } from '../company/index.ts'
import { isStateFunded, type OrganisationOn, schoolsOfDistrict } from '../directory/index.ts'
import {
  type BoardFacts,
  type Body,
  directorsOn,
  type Meeting,
  mainBody,
  mainBodyRef,
  wantedPlaces,
} from '../governance/index.ts'
import { type IsoDate, inForce } from '../kernel/dates.ts'
import { by } from '../kernel/order.ts'
import { alphabetical } from '../kernel/text.ts'
import type { Priority } from './priorities/register.ts'

/** The groups of a company on a day: every body but the main one, in order of their kinds and names. */
export const groupsOn = (facts: BoardFacts, on: IsoDate): Body[] => {
  const main = mainBody(facts, on)?.ref
  return facts.bodies
    .filter((body) => body.ref !== main && inForce(body, on))
    .sort((a, b) => (a.kind === b.kind ? alphabetical(a.name, b.name) : a.kind < b.kind ? -1 : 1))
}

/** The groups that stand below another: the partnerships of an area. */
export const groupsBelow = (facts: BoardFacts, body: string, on: IsoDate): Body[] =>
  groupsOn(facts, on).filter(({ parent }) => parent === body)

/** A body stands for a district or an area when their names are equal; its schools are those of that district. */
export const schoolsIn = (facts: BoardFacts, body: Body, on: IsoDate): OrganisationOn[] =>
  body.kind === 'district_group' || body.kind === 'area_group'
    ? schoolsOfDistrict(facts.directory, body.name, on).filter(isStateFunded)
    : []

/**
 * The area groups in whose chair somebody sits who is no serving head of a school there, with that person: for the articles such a
 * chair is empty.
 */
export const lapsedChairs = (facts: BoardFacts, on: IsoDate): ReadonlyMap<string, string> => {
  if (articlesOn(facts.company, on).areas.value.length === 0) return new Map()
  const main = mainBodyRef(facts, on)
  const empty = wantedPlaces(facts, main, on).filter(
    ({ rule, holder }) => rule === 'body.area-chairs' && holder === null,
  )
  return new Map(
    empty.flatMap(({ body }) =>
      directorsOn(facts, body, on).flatMap(({ isChair, person }) => (isChair ? [[body, person] as const] : [])),
    ),
  )
}

/** The last meeting that was held by the end of a day, and the next one after it. */
export const meetingsAround = (
  meetings: readonly Meeting[],
  body: string,
  on: IsoDate,
): { last: Meeting | undefined; next: Meeting | undefined } => {
  const own = meetings.filter((one) => one.body === body).sort(by('heldOn'))
  return {
    last: own.findLast(({ heldOn, status }) => heldOn <= on && status === 'held'),
    next: own.find(({ heldOn, status }) => heldOn > on && status !== 'cancelled'),
  }
}

/** What a body works on during a day. */
export const prioritiesOn = (priorities: readonly Priority[], body: string, on: IsoDate): Priority[] =>
  priorities.filter((one) => one.body === body && inForce(one, on))
