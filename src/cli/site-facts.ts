import { cardSize } from '../render/card-page.ts';
import type { SiteFacts } from '../render/site-facts.ts';
import type { Config } from './define-config.ts';
import type { Print } from './kept-prints.ts';
import type { Workshop } from './workshop.ts';

/** Returns what a configuration says of the whole site. Today is the day of `epoch`, seconds since 1970 as `SOURCE_DATE_EPOCH` gives them, where it is set. */
export function siteFactsOf({ title, description, event, siteUrl }: Config, epoch: string | undefined): SiteFacts {
  const seconds = Number(epoch);
  const today = epoch !== undefined && Number.isFinite(seconds) ? new Date(seconds * 1000) : new Date();
  return {
    today: today.toISOString().slice(0, 10),
    ...(title !== undefined && { title }), ...(description !== undefined && { description }), ...(event !== undefined && { event }), ...(siteUrl !== undefined && { url: siteUrl }),
  };
}

/** Returns the function that takes the picture of a card page. */
export function cardPrinter({ orMissing, printer }: Workshop): Print {
  return (path, pngPath) => orMissing(() => printer.window({ path, pngPath, ...cardSize }));
}
