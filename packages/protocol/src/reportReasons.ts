/** Why a message may be reported, in the order in which people are offered it. */
export const REPORT_REASONS = [
  'SPAM',
  'HARASSMENT',
  'THREAT',
  'FRAUD',
  'DANGEROUS_DRIVING',
  'OTHER',
] as const
