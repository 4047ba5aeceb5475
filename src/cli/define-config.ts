/** What `loopstage.config.ts` may set; the meaning of each key stands in `configKeys`. */
export interface Config {
  readonly source?: string;
  readonly output?: string;
  readonly title?: string;
  readonly description?: string;
  readonly event?: string;
  readonly siteUrl?: string;
  readonly notes?: boolean;
  readonly pdf?: boolean;
  readonly handout?: boolean;
  readonly paper?: 'a4' | 'letter';
  readonly liveCode?: boolean;
  readonly browser?: string;
  readonly python?: string;
}

/** Returns the configuration as it is; written round it, editors know its keys. */
export function defineConfig(config: Config): Config {
  return config;
}
