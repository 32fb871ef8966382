import type { ReportData } from '../define.ts'

/** The JSON of a report, in the order in which it was put together: the digest in the foot is taken over these bytes. */
export const writeJson = (data: ReportData): Buffer => Buffer.from(`${JSON.stringify(data, null, 2)}\n`, 'utf8')
