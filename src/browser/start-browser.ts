import { createRequire } from 'node:module';
import { stripVTControlCharacters } from 'node:util';
import type { Browser } from 'playwright';
import type * as Playwright from 'playwright';
import type { Start } from './places.ts';

/** `none`: text widths, and so diagrams and line breaks, are the same on every machine. */
const flags = ['--font-render-hinting=none', '--disable-domain-reliability', '--no-pings'];

/**
 * Returns the started browser and whether its sandbox is on, or the reason why it does not start. The sandbox is left out for the user root,
 * with whom Chromium refuses it (https://crbug.com/638180), and after a start that failed because of it.
 */
export async function startBrowser(start: Start): Promise<{ readonly browser: Browser; readonly sandbox: boolean } | string> {
  const sandbox = process.getuid?.() !== 0;
  const first = await launch(start, sandbox);
  if (typeof first !== 'string') return { browser: first, sandbox };
  if (!sandbox || !/sandbox|namespace/i.test(first)) return reasonOf(first);
  const second = await launch(start, false);
  return typeof second === 'string' ? reasonOf(second) : { browser: second, sandbox: false };
}

/** Required, not imported: Node would first search a CommonJS module of this size for the names that it exports, which takes a tenth of a second. */
const load: (name: 'playwright') => typeof Playwright = createRequire(import.meta.url);

async function launch(start: Start, sandbox: boolean): Promise<Browser | string> {
  const { chromium } = load('playwright');
  try {
    return await chromium.launch({
      args: flags,
      chromiumSandbox: sandbox,
      timeout: 60_000,
      ...(start.path !== undefined && { executablePath: start.path }),
      ...(start.channel !== undefined && { channel: start.channel }),
      ...(start.environment && { env: { ...definedVariables(), ...start.environment } }),
    });
  } catch (problem) {
    return stripVTControlCharacters(problem instanceof Error ? problem.message : String(problem)).replace(/^.*<launching>.*$/gm, '');
  }
}

function definedVariables(): Record<string, string> {
  return Object.fromEntries(Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}

/** What the browser itself said on its error stream, else the first line of Playwright's report. */
function reasonOf(report: string): string {
  const said = [...report.matchAll(/\[err\] (.+)/g)].map((match) => match[1] ?? '');
  const line = said.find((text) => /error|cannot|failed|not /i.test(text)) ?? said[0] ?? report.split('\n')[0] ?? '';
  return line.replace(/^browserType\.launch: /, '').trim();
}
