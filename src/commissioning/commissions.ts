import type { Service, VatCode } from '../catalogue/index.ts'
import { type IsoDate, inForce } from '../kernel/dates.ts'
import type { Pence } from '../kernel/money.ts'

export const COMMISSION_SCHEDULES = ['monthly', 'quarterly', 'termly', 'upfront'] as const
export const COMMISSION_BASES = ['contract', 'grant', 'de_delegated', 'central_block'] as const
export type CommissionSchedule = (typeof COMMISSION_SCHEDULES)[number]
export type CommissionBasis = (typeof COMMISSION_BASES)[number]

/** What somebody, mostly the council, pays for so that schools have it free. */
export interface Commission {
  ref: string
  service: string | null
  title: string | null
  /** The ref of an organisation; blank: the council. */
  payer: string | null
  startsOn: IsoDate
  endsOn: IsoDate | null
  annualValue: Pence
  schedule: CommissionSchedule
  basis: CommissionBasis
  /** Paid with money that maintained mainstream schools handed back, and so for them only. */
  deDelegated: boolean
  conditions: string | null
  vatCode: VatCode | null
}

/** The facts of a customer on which it depends whether a service is paid for already. */
export interface Beneficiary {
  isSchool: boolean
  laCode: string | null
  type: string | null
}

/** Who has paid for a service, and for whom. */
export interface PaidFor {
  payer: string
  words: string
  commission?: Commission
}

/**
 * Is the service free to this school, because it is commissioned? A service that is only commissioned is, for every school of
 * the council; one that is also sold is while a commission is in force. De-delegated money is for maintained mainstream
 * schools: academies, special schools, nursery schools and pupil referral units are not part of it.
 */
export const paidFor = (
  commissions: readonly Commission[],
  service: Pick<Service, 'code' | 'basis'>,
  school: Beneficiary,
  council: { ref: string; laCode: string },
  day: IsoDate,
): PaidFor | undefined => {
  if (service.basis === 'traded' || !school.isSchool || school.laCode !== council.laCode) return undefined
  const current = commissions.filter((each) => each.service === service.code && inForce(spanOf(each), day))
  if (current.length === 0) {
    return service.basis === 'commissioned' ? { payer: council.ref, words: EVERY_SCHOOL } : undefined
  }
  const covering = current.find((each) => !each.deDelegated) ?? current.find(() => isMaintainedMainstream(school.type))
  if (!covering) return undefined
  const words = covering.deDelegated ? 'maintained mainstream schools' : EVERY_SCHOOL
  return { payer: covering.payer ?? council.ref, words, commission: covering }
}

const EVERY_SCHOOL = 'every school of its area'
const spanOf = ({ startsOn, endsOn }: Commission) => ({ from: startsOn, to: endsOn })

/** Community, voluntary aided, voluntary controlled and foundation schools, by the register's codes. */
const MAINTAINED_MAINSTREAM: readonly (string | null)[] = ['1', '2', '3', '5']
const isMaintainedMainstream = (type: string | null): boolean => MAINTAINED_MAINSTREAM.includes(type)

/** A grant is no supply and stands outside VAT; else what the commission says, then its service, then the standard rate. */
export const commissionVatCode = (commission: Commission, service: Service | undefined): VatCode =>
  commission.basis === 'grant' ? 'outside_scope' : (commission.vatCode ?? service?.vatCode ?? 'standard')
