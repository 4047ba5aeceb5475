import { expect, test } from 'vitest';
import { cacheFolder } from '../../src/cache/cache-folder.ts';

const linux = { platform: 'linux', home: '/home/ada' } as const;

test('the-variable-of-the-project-wins', () => {
  expect(cacheFolder({ ...linux, environment: { LOOPSTAGE_CACHE: '/var/cache/talks', XDG_CACHE_HOME: '/x' } })).toBe('/var/cache/talks');
});

test('the-xdg-folder-is-used-where-it-is-set', () => {
  expect(cacheFolder({ ...linux, environment: { XDG_CACHE_HOME: '/x' } })).toBe('/x/loopstage');
});

test('a-relative-xdg-folder-counts-as-unset', () => {
  // XDG Base Directory Specification 0.8: "All paths must be absolute. If … relative … consider the path invalid and ignore it."
  expect(cacheFolder({ ...linux, environment: { XDG_CACHE_HOME: 'x' } })).toBe('/home/ada/.cache/loopstage');
});

test('without-a-variable-it-is-dot-cache', () => {
  expect(cacheFolder({ ...linux, environment: {} })).toBe('/home/ada/.cache/loopstage');
});

test('macos-and-windows-have-their-own-places', () => {
  expect(cacheFolder({ environment: { XDG_CACHE_HOME: '/x' }, platform: 'darwin', home: '/Users/ada' })).toBe('/Users/ada/Library/Caches/loopstage');
  expect(cacheFolder({ environment: { LOCALAPPDATA: 'D:\\Local' }, platform: 'win32', home: 'C:\\Users\\ada' })).toBe('D:\\Local\\loopstage\\Cache');
  expect(cacheFolder({ environment: {}, platform: 'win32', home: 'C:\\Users\\ada' })).toBe('C:\\Users\\ada\\AppData\\Local\\loopstage\\Cache');
});
