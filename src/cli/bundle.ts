import { fileURLToPath } from 'node:url';

/** The folder of the built player, absolute: scripts, style sheets and fonts that pages share. */
export const bundleFolder = fileURLToPath(new URL('../web/', import.meta.url));

/** The folder of what the live server adds to pages, and of its remote control's page, absolute. */
export const devFolder = fileURLToPath(new URL('../dev/', import.meta.url));
