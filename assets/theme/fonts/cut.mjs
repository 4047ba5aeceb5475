import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import subset from 'subset-font';

/**
 * Cuts the files beside this script from whole faces, each to the characters that `fonts.css` gives it, without hints. Letters of text keep kerning, tabular
 * figures and what joins marks to them, not the contextual forms, which are more than a quarter of a face and make an arrow of `->`, where what was written
 * is to be seen; code keeps no ligatures, for it is shown without. To be run again when a face or a range changes:
 *
 *     npm install --no-save subset-font@2.9.0
 *     node assets/theme/fonts/cut.mjs DejaVuSansMono.ttf
 */
const here = import.meta.dirname;
const [symbols] = process.argv.slice(2);
const packages = join(here, '../../../node_modules/@fontsource');
const kept = {
  inter: ['ccmp', 'kern', 'locl', 'mark', 'mkmk', 'tnum'],
  'jetbrains-mono': ['ccmp', 'mark', 'mkmk'],
  symbols: [],
};

const css = await readFile(join(here, '../fonts.css'), 'utf8');
for (const [face] of css.matchAll(/@font-face \{[^}]*\}/g)) {
  const [, file, family = '', cut = ''] = /url\("\.\/(fonts\/(inter|jetbrains-mono|symbols)-([\w-]+)\.woff2)"\)/.exec(face) ?? [];
  if (file === undefined) continue;
  const [weight, style = 'normal'] = cut.split('-');
  const source = family === 'symbols' ? symbols : join(packages, family, `files/${family}-latin-${weight}-${style}.woff2`);
  if (source === undefined) throw new Error('name the file of DejaVu Sans Mono');
  const characters = [...face.matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/g)].flatMap(([, from, to = from]) => {
    const first = Number.parseInt(from, 16);
    return Array.from({ length: Number.parseInt(to, 16) - first + 1 }, (_, index) => String.fromCodePoint(first + index));
  });
  const bytes = await subset(await readFile(source), characters.join(''), { targetFormat: 'woff2', keepFeatures: kept[family], noHinting: true });
  await writeFile(join(here, '..', file), bytes);
  process.stdout.write(`${file} ${bytes.length}\n`);
}
