import { encode } from 'uqr';
import { element, escapeHtml } from './html.ts';

/**
 * Returns the QR code of a text as an SVG element (ISO/IEC 18004), with the quiet zone of four modules that readers need, its error correction such that 15 % of it
 * may be damaged.
 */
export function renderQrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => {
    const runs: string[] = [];
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      runs.push(`M${from} ${y}h${x - from + 1}v1h-${x - from + 1}z`);
    }
    return runs;
  }).join('');
  return element('svg', { class: 'qr', viewBox: `0 0 ${size} ${size}`, role: 'img', 'aria-label': `QR code of ${text}`, 'shape-rendering': 'crispEdges' },
    `<title>${escapeHtml(`QR code of ${text}`)}</title>${element('path', { d: path, fill: '#000' })}`);
}
