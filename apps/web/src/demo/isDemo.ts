/** Whether this is an installation anybody may try out; its passwords are on the sign-in page. */
export function isDemo(): boolean {
  return process.env.STEPPERGO_DEMO === '1'
}
