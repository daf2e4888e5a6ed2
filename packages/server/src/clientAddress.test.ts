import { expect, it } from 'vitest'
import { clientAddress } from './clientAddress.ts'

const direct = (remoteAddress: string) =>
  clientAddress({ forwardedFor: undefined, remoteAddress }, false)

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['2001:db8::5', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('[CN5] %s counts as %s', (address, counted) => {
  expect(direct(address)).toBe(counted)
})

it('[CN5] two addresses of one network of IPv6 are one, and of two networks two', () => {
  expect(direct('2001:db8:1:2::a')).toBe(direct('2001:db8:1:2:ffff:ffff:ffff:ffff'))
  expect(direct('2001:db8:1:2::a')).not.toBe(direct('2001:db8:1:3::a'))
})

it('[CN5] what a proxy says counts where one is trusted, and then its own word only', () => {
  const caller = { forwardedFor: '1.1.1.1, 203.0.113.7', remoteAddress: '10.0.0.1' }
  expect(clientAddress(caller, false)).toBe('10.0.0.1')
  expect(clientAddress(caller, true)).toBe('203.0.113.7')
  expect(clientAddress({ ...caller, forwardedFor: ['1.1.1.1', '203.0.113.7'] }, true)).toBe(
    '203.0.113.7',
  )
  expect(clientAddress({ ...caller, forwardedFor: undefined }, true)).toBe('10.0.0.1')
  expect(clientAddress({ ...caller, forwardedFor: '' }, true)).toBe('10.0.0.1')
})
