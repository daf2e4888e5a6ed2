import { html, raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import type { openApiDocument, RouteDocument } from './openApi.ts'

const STYLE = `
  :root { color-scheme: light dark; --line: color-mix(in srgb, currentColor 18%, transparent) }
  body { font: 16px/1.5 system-ui, sans-serif; max-width: 56rem; margin: 0 auto; padding: 2rem 1rem }
  code, pre { font: 14px/1.5 ui-monospace, monospace }
  details { border: 1px solid var(--line); border-radius: 12px; margin: .75rem 0; padding: .25rem 1rem }
  summary { cursor: pointer; padding: .5rem 0; overflow-wrap: anywhere }
  pre { overflow: auto; background: color-mix(in srgb, currentColor 6%, transparent); padding: 1rem; border-radius: 8px }
  .method { display: inline-block; min-width: 3.5rem; font-weight: 700; text-transform: uppercase; color: light-dark(#0f766e, #5eead4) }
`

/** The document as a page that needs no script and asks no other server for anything. */
export function docsPage(document: typeof openApiDocument) {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${document.info.title}: REST</title>
        <style>
          ${raw(STYLE)}
        </style>
      </head>
      <body>
        <h1>${document.info.title}: REST</h1>
        <p>${document.info.description}</p>
        <p>The same as <a href="/api/openapi.json">OpenAPI</a>.</p>
        ${Object.entries(document.paths).flatMap(([path, methods]) =>
          Object.entries(methods).map(([method, route]) => section(path, method, route)),
        )}
      </body>
    </html>`
}

function section(
  path: string,
  method: string,
  route: RouteDocument,
): HtmlEscapedString | Promise<HtmlEscapedString> {
  return html`<details>
    <summary>
      <span class="method">${method}</span> <code>${path}</code><br />${route.summary}
    </summary>
    ${
      route.parameters.length > 0
        ? html`<h2>Parameters</h2>
            <pre>${pretty(route.parameters)}</pre>`
        : ''
    }
    ${
      route.requestBody
        ? html`<h2>Body</h2>
            <pre>${pretty(route.requestBody.content['application/json'].schema)}</pre>`
        : ''
    }
    <h2>Answers</h2>
    <pre>${pretty(route.responses)}</pre>
  </details>`
}

const pretty = (value: unknown) => JSON.stringify(value, null, 2)
