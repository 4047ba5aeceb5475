import { execFileSync } from 'node:child_process';

/** Returns whether a program that judges PDFs is installed, and says so where it is not. */
export function hasJudge(name: 'pdfinfo' | 'pdftotext' | 'pdffonts' | 'qpdf'): boolean {
  try {
    execFileSync(name, [name === 'qpdf' ? '--version' : '-v'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log(`${name} is not installed: comparisons with it are passed over`);
    return false;
  }
}

/** Returns the facts that `pdfinfo` (poppler) prints about a file, by name. */
export function pdfInfo(path: string): Readonly<Record<string, string>> {
  const lines = execFileSync('pdfinfo', [path], { encoding: 'utf8' }).split('\n');
  return Object.fromEntries(lines.flatMap((line) => {
    const [, name, value] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    return name === undefined ? [] : [[name, value ?? '']];
  }));
}

/** Returns the text of a file, page by page, in the order of its content. */
export function pdfText(path: string): string[] {
  return execFileSync('pdftotext', [path, '-'], { encoding: 'utf8' }).split('\f').slice(0, -1).map((page) => page.replace(/\s+/g, ' ').trim());
}

/** Returns the names of the bookmarks of a file, each with how deep it stands. */
export function bookmarks(path: string): (readonly [number, string])[] {
  const { outlines } = JSON.parse(execFileSync('qpdf', ['--json', '--json-key=outlines', path], { encoding: 'utf8' })) as { readonly outlines: readonly Outline[] };
  const walk = (nodes: readonly Outline[], depth: number): (readonly [number, string])[] => nodes.flatMap((node) => [[depth, node.title] as const, ...walk(node.kids ?? [], depth + 1)]);
  return walk(outlines, 1);
}

interface Outline {
  readonly title: string;
  readonly kids?: readonly Outline[];
}
