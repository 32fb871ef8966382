import { Router } from 'express'
import type { SchemaNode } from '../kernel/schema-node.ts'
import { frameOf, type WebDeps } from '../platform/http/index.ts'
import type { OpenApi, Operation } from '../platform/http/serving.ts'

/** The description of the API: for programs at /api/openapi.json, for people at /api/docs. Made when it is first asked for. */
export const apiDocs = (describe: () => OpenApi, deps: WebDeps): Router => {
  const router = Router()
  let described: OpenApi | undefined
  const document = () => {
    described ??= describe()
    return described
  }
  router.get('/api/openapi.json', (_request, response) => {
    response.json(document())
  })
  router.get('/api/docs', async (request, response) => {
    const title = 'The API'
    const frame = await frameOf(deps, request, response, { title })
    response.send(deps.templates.render('web/views/api-docs.njk', { ...readable(document()), frame, title }))
  })
  return router
}

const readable = (document: OpenApi) => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ ...words(operation), path, method: method.toUpperCase() })),
  )
  const names = [...new Set(operations.map(({ group }) => group))].sort()
  return {
    reads: operations.filter(({ method }) => method === 'GET').length,
    writes: operations.filter(({ method }) => method === 'POST').length,
    groups: names.map((name) => ({ name, operations: operations.filter(({ group }) => group === name) })),
  }
}

const words = (operation: Operation) => {
  const body = operation.requestBody as
    | { content: { 'application/json': { schema: SchemaNode; example: unknown } } }
    | undefined
  const content = body?.content['application/json']
  const required = new Set(content?.schema.required)
  return {
    operationId: operation.operationId,
    summary: operation.summary,
    needs: operation.description,
    group: String((operation.tags as string[])[0]),
    fields: Object.entries(content?.schema.properties ?? {}).map(([name, field]) => ({
      cells: [name, describe(field), required.has(name) ? 'Yes' : 'No'],
    })),
    example: content && JSON.stringify(content.example, null, 2),
  }
}

const describe = (field: SchemaNode): string => {
  const kind = field.enum
    ? `one of ${field.enum.join(', ')}`
    : (field.format ?? field.type ?? 'as the description says')
  return field['x-label'] ? `${field['x-label']}: ${kind}` : kind
}
