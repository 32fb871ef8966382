import type { Request, Response } from 'express'
import { pageContext, type WebDeps } from '../pages/frame.ts'
import { contextOf, todayOnly } from '../request/context.ts'
import type { Sections } from '../server/sections.ts'
import { ask, check } from './check.ts'
import type { FormDefinition } from './form.ts'
import type { Journey } from './journey.ts'
import { carryOut, show } from './record.ts'

/** The four addresses of each form; see form.ts. */
export const mountForms = (sections: Sections, forms: readonly FormDefinition[], deps: WebDeps): void => {
  for (const form of forms) {
    const noun = `/companies/:company${form.path}`
    const journey = async (request: Request, response: Response): Promise<Journey> => {
      const context = pageContext(await contextOf(request, response, deps, form.act, todayOnly), request, deps)
      return { form, context, deps, request, response }
    }
    sections.add(form.path, (router) => {
      router.get(`${noun}/new`, async (request, response) => ask(await journey(request, response), request.query))
      router.post(`${noun}/check`, async (request, response) => check(await journey(request, response)))
      router.post(noun, async (request, response) => carryOut(await journey(request, response)))
      router.get(`${noun}/recorded/:act`, async (request, response) => show(await journey(request, response)))
    })
  }
}
