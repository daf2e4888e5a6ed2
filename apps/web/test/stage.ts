import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { launch, type Stage } from './browser.ts'
import { startProduct, type Product } from './product.ts'

/** The product and a browser, there for as long as the tests of a file run. */
export function useStage(settings: Record<string, string> = {}): Stage {
  let product: Product
  let browser: Browser
  beforeAll(async () => {
    product = await startProduct(settings)
    browser = await launch()
  })
  afterAll(async () => {
    await browser.close()
    await product.stop()
  })
  return {
    get product() {
      return product
    },
    get browser() {
      return browser
    },
  }
}
