import { cp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Shard } from '../compile.ts';
import { writeSitePages, type SiteData, type SiteDeck } from './site-pages.ts';

/** What a part of a build says of itself, for those who put the parts together. */
interface ShardFacts {
  readonly shard: Shard;
  readonly site: SiteData['site'];
  /** How many decks all parts have together. */
  readonly decks: number;
  readonly made: readonly (Omit<SiteDeck, 'place'> & { readonly number: number })[];
}

/** A folder that is no part of a build, or does not fit the others, with the reason in one sentence. */
export class ShardRefused extends Error {}

const factsFile = '.loopstage-shard.json';

/** Writes into `folder` what the pages about the whole site will need of the decks of a part. */
export async function writeShardFacts(folder: string, shard: Shard, site: SiteData['site'], written: readonly SiteDeck[]): Promise<void> {
  const made = written.map(({ place, slug, summary, searched }) => ({ number: place.number, slug, summary, searched }));
  const facts: ShardFacts = { shard, site, decks: written[0]?.place.of ?? 0, made };
  await writeFile(join(folder, factsFile), JSON.stringify(facts));
}

/** Returns what the parts in `folders` say of themselves; throws `ShardRefused` where they are not the parts of one build, each once. */
export async function readShards(folders: readonly string[]): Promise<readonly { readonly folder: string; readonly facts: ShardFacts }[]> {
  const parts = await Promise.all(folders.map(async (folder) => {
    const text = await readFile(join(folder, factsFile), 'utf8').catch(() => undefined);
    if (text === undefined) throw new ShardRefused(`${folder} is not a part of a build`);
    return { folder, facts: JSON.parse(text) as ShardFacts };
  }));
  const [first] = parts;
  if (!first) throw new ShardRefused('there are no parts');
  const { of } = first.facts.shard;
  const other = parts.find(({ facts }) => facts.shard.of !== of || lasting(facts) !== lasting(first.facts));
  if (other) throw new ShardRefused(`${other.folder} is a part of another build than ${first.folder}`);
  const numbers = parts.map(({ facts }) => facts.shard.number);
  const missing = Array.from({ length: of }, (_, index) => index + 1).filter((number) => !numbers.includes(number));
  if (missing.length > 0) throw new ShardRefused(`part ${missing.join(', ')} of ${of} is missing`);
  if (new Set(numbers).size < numbers.length) throw new ShardRefused('a part is given twice');
  const counts = new Set(parts.filter(({ facts }) => facts.made.length > 0).map(({ facts }) => facts.decks));
  const decks = Math.max(0, ...counts);
  if (counts.size > 1 || parts.reduce((sum, { facts }) => sum + facts.made.length, 0) !== decks) throw new ShardRefused('the parts were made from different documents');
  return parts;
}

/** What parts of one build have in common, whatever day each was made on. */
const lasting = ({ site }: ShardFacts): string => JSON.stringify({ ...site, today: undefined });

/** Writes the site that the parts make together into `staging` and returns the number of its decks. */
export async function mergeShards(parts: Awaited<ReturnType<typeof readShards>>, staging: string): Promise<number> {
  for (const { folder } of parts) {
    for (const name of await readdir(folder)) if (name !== factsFile) await cp(join(folder, name), join(staging, name), { recursive: true });
  }
  await rm(join(staging, factsFile), { force: true });
  const made = parts.flatMap(({ facts }) => facts.made).toSorted((a, b) => a.number - b.number);
  const site = parts[0]?.facts.site ?? {};
  await writeSitePages(staging, { site, decks: made });
  return made.length;
}
