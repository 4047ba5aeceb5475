import { configKeys } from './config.ts';

/** The fields of a document's head, each with what it takes, as JSON Schema, and what it is for. */
export const fields = {
  title: { type: 'string', description: 'Title of the document; each deck shows it beside its own.' },
  subtitle: { type: 'string', description: 'A line below the title.' },
  author: { type: 'string', description: 'Who gives the talk.' },
  date: { type: 'string', description: 'Date of the talk, as it is to be shown.' },
  event: { type: 'string', description: 'Conference or meeting; default: that of the configuration.' },
  lang: { type: 'string', pattern: '^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$', description: 'Language of the document, `en` or `pt-BR`; default: en.' },
  theme: { enum: ['auto', 'light', 'dark'], description: 'Colours; `auto` follows the system of the reader.' },
  duration: { type: ['number', 'string'], description: 'Minutes the talk takes: `20`, or `1 h 30 min`.' },
  'aspect-ratio': { enum: ['16:9', '16:10', '4:3'], description: 'Form of the slides; default: 16:9.' },
  description: { type: 'string', description: 'A sentence for search engines, and for other sites that link to the deck.' },
  keywords: { type: 'string', description: 'Words for search engines, divided by commas.' },
  'og-image': { type: 'string', description: 'Picture that other sites show for the deck.' },
  draft: { type: 'boolean', description: 'Whether the document is left out until it says otherwise or `--drafts` is given.' },
} as const;

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** Returns the JSON Schema of the front matter of Markdown documents. Other fields may stand there too. */
export function frontMatterSchema(): object {
  return { $schema: dialect, title: 'Front matter of a Loopstage document', type: 'object', properties: fields };
}

/** Returns the JSON Schema of what `loopstage.config.ts` exports. */
export function configSchema(): object {
  const properties = Object.fromEntries(Object.entries(configKeys).map(([key, { type, choices, doc }]) => [key, { ...(choices ? { enum: choices } : { type }), description: doc }]));
  return { $schema: dialect, title: 'Configuration of Loopstage', type: 'object', properties, additionalProperties: false };
}

/** Returns the declarations for TypeScript by which editors know the keys of `loopstage.config.ts`, each with what it is for. */
export function configTypes(): string {
  const keys = Object.entries(configKeys).map(([key, { type, choices, doc }]) => `  /** ${doc} */\n  readonly ${key}?: ${choices?.map((choice) => `'${choice}'`).join(' | ') ?? type};\n`);
  return `/** What \`loopstage.config.ts\` may set. */\nexport interface Config {\n${keys.join('')}}\n\n/** Returns the configuration as it is; written round it, editors know its keys. */\nexport declare function defineConfig(config: Config): Config;\n`;
}
