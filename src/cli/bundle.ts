import { fileURLToPath } from 'node:url';

/** The folder of the built player, absolute: scripts, style sheets and fonts that pages share. */
export const bundleFolder = fileURLToPath(new URL('../web/', import.meta.url));
