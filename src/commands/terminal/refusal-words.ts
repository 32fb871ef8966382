import type { Fault } from '../../kernel/errors.ts'

/** A refusal in the terminal: the same words as on the page. */
export const detailLines = (fault: Fault): string[] => {
  switch (fault.kind) {
    case 'invalid':
      return fault.fields.map(({ pointer, detail }) => (pointer ? `${pointer.slice(1)}: ${detail}` : detail))
    case 'rule-broken':
      return [
        fault.detail,
        ...fault.breaches.map(({ rule, explanation, source }) => {
          const said = explanation.endsWith(`(${source})`)
          return `  ${rule}: ${explanation}${said ? '' : ` (${source})`}`
        }),
        ...(fault.waysOut?.length ? ['What would change the answer:'] : []),
        ...(fault.waysOut ?? []).map((way) => `  ${way.text}: ${way.result}`),
      ]
    default:
      return [fault.detail]
  }
}
