type Schema = Readonly<Record<string, unknown>>;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

/**
 * Returns what in `value` breaks `schema`, one sentence each, by the rules of JSON Schema 2020-12 for the keywords that are
 * used here; throws for a keyword that it does not know. Of alternatives the one that comes nearest is told.
 */
export function schemaProblems(value: unknown, schema: unknown, root: Schema, at = '$'): string[] {
  if (!isRecord(schema)) throw new Error(`no schema at ${at}`);
  const found: string[] = [];
  for (const [keyword, rule] of Object.entries(schema)) found.push(...keywordProblems(value, keyword, rule, schema, root, at));
  return found;
}

function keywordProblems(value: unknown, keyword: string, rule: unknown, schema: Schema, root: Schema, at: string): string[] {
  switch (keyword) {
    case '$schema': case '$id': case '$defs': case 'title': case 'description': return [];
    case '$ref': return schemaProblems(value, definition(String(rule), root), root, at);
    case 'const': return value === rule ? [] : [`${at} is ${JSON.stringify(value)}, not ${JSON.stringify(rule)}`];
    case 'enum': return Array.isArray(rule) && rule.includes(value) ? [] : [`${at} is ${JSON.stringify(value)}`];
    case 'type': return rule === typeOf(value) || (rule === 'number' && typeOf(value) === 'integer') ? [] : [`${at} is no ${String(rule)}`];
    case 'pattern': return typeof value !== 'string' || new RegExp(String(rule), 'u').test(value) ? [] : [`${at} is ${value}`];
    case 'minimum': return typeof value !== 'number' || value >= Number(rule) ? [] : [`${at} is ${value}`];
    case 'minItems': return !Array.isArray(value) || value.length >= Number(rule) ? [] : [`${at} is too short`];
    case 'maxItems': return !Array.isArray(value) || value.length <= Number(rule) ? [] : [`${at} is too long`];
    case 'items': return Array.isArray(value) ? value.flatMap((each, index) => schemaProblems(each, rule, root, `${at}[${index}]`)) : [];
    case 'required': return isRecord(value) && Array.isArray(rule) ? rule.filter((name) => !(String(name) in value)).map((name) => `${at} has no ${String(name)}`) : [];
    case 'properties': return isRecord(value) && isRecord(rule) ? Object.entries(rule).flatMap(([name, each]) => (name in value ? schemaProblems(value[name], each, root, `${at}.${name}`) : [])) : [];
    case 'additionalProperties': {
      const named = isRecord(schema['properties']) ? schema['properties'] : {};
      const others = isRecord(value) ? Object.entries(value).filter(([name]) => !(name in named)) : [];
      return others.flatMap(([name, each]) => (rule === false ? [`${at} has ${name}`] : schemaProblems(each, rule, root, `${at}.${name}`)));
    }
    case 'anyOf': case 'oneOf': return alternativeProblems(value, keyword, rule, root, at);
    default: throw new Error(`the keyword ${keyword} is not known`);
  }
}

function alternativeProblems(value: unknown, keyword: string, rule: unknown, root: Schema, at: string): string[] {
  const outcomes = (Array.isArray(rule) ? rule : []).map((each) => schemaProblems(value, each, root, at));
  const right = outcomes.filter((outcome) => outcome.length === 0).length;
  if (keyword === 'oneOf' && right > 1) return [`${at} is more than one of its alternatives`];
  return right > 0 ? [] : outcomes.sort((a, b) => a.length - b.length)[0] ?? [`${at} has no alternative`];
}

function definition(reference: string, root: Schema): unknown {
  const defined = root['$defs'];
  return isRecord(defined) ? defined[reference.replace('#/$defs/', '')] : undefined;
}
