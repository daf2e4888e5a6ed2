import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { languagesPage } from './languagesPage.ts'

await writeFile(join(import.meta.dirname, '../../docs/languages.md'), await languagesPage())
