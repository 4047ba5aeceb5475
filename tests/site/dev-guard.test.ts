import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, test } from 'vitest';
import { isFromHere, isFromNearby, pathOf } from '../../src/site/dev-guard.ts';

function requestFrom(address: string, url = '/'): IncomingMessage {
  const socket = new Socket();
  Object.defineProperty(socket, 'remoteAddress', { value: address });
  return Object.assign(new IncomingMessage(socket), { url });
}

test.each([
  ['127.0.0.1', true, true], ['::1', true, true], ['::ffff:127.0.0.1', true, true],
  ['192.168.1.20', false, true], ['10.1.2.3', false, true], ['172.16.0.1', false, true], ['172.31.255.255', false, true], ['::ffff:192.168.1.20', false, true], ['fd00::7', false, true], ['fe80::1%eth0', false, true],
  ['172.32.0.1', false, false], ['8.8.8.8', false, false], ['::ffff:8.8.8.8', false, false], ['2001:db8::1', false, false], ['', false, false],
])('an-address-is-near-as-the-registries-of-addresses-say, %s', (address, here, nearby) => {
  const request = requestFrom(address);
  expect([isFromHere(request), isFromNearby(request)]).toEqual([here, nearby]);
});

test.each([
  ['/a/b.html?x#y', '/a/b.html'], ['/a%20b', '/a b'], ['/', '/'], ['/...', '/...'],
  ['/../a', undefined], ['/a/..', undefined], ['/a/%2e%2e/b', undefined], ['/a%2f..%2fb', undefined], ['/a\\b', undefined], ['/a%5cb', undefined], ['/a%00', undefined], ['/%zz', undefined], ['http://x/', undefined],
])('a-path-is-taken-only-if-it-cannot-lead-elsewhere, %s', (url, path) => {
  expect(pathOf(requestFrom('127.0.0.1', url))).toBe(path);
});
