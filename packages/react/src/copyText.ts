/** Copies text where the browser lets a page do so: on pages served with TLS. */
export async function copyText(text: string): Promise<void> {
  await navigator.clipboard?.writeText(text)
}
