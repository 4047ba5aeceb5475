/**
 * What a role does with its text. `shown`: text with a role of that name. `object`: a Python object, shown as code.
 * `place`: text, or `title <target>`. `raw` passes output through, only for roles declared by `.. role::`.
 */
export type RoleKind = 'emphasis' | 'strong' | 'literal' | 'math' | 'shown' | 'object' | 'place' | 'pep' | 'rfc' | 'raw';

/** A role: `name` is the canonical one of several spellings; `classes` and `formats` come from `.. role::`. */
export interface RoleSpec {
  readonly name: string;
  readonly kind: RoleKind;
  readonly classes?: readonly string[];
  readonly formats?: readonly string[];
}

/** Roles in force at one place of a document; `.. role::` adds to `custom`, `.. default-role::` sets `fallback`. */
export interface RoleTable {
  readonly custom: Map<string, RoleSpec>;
  fallback: string;
}

const named = (kind: RoleKind, names: string): (readonly [string, RoleSpec])[] => names.split(' ').map((name) => [name, { name, kind }]);
const alias = (name: string, kind: RoleKind, others: string): (readonly [string, RoleSpec])[] => others.split(' ').map((other) => [other, { name, kind }]);

const objectRoles = 'class func meth mod exc obj attr data const';
const known: ReadonlyMap<string, RoleSpec> = new Map([
  ...named('emphasis', 'emphasis'), ...named('strong', 'strong'), ...named('literal', 'literal code'), ...named('math', 'math'),
  ...alias('sub', 'shown', 'sub subscript'), ...alias('sup', 'shown', 'sup superscript'), ...alias('title', 'shown', 'title title-reference t'),
  ...alias('abbr', 'shown', 'abbr abbreviation ab'), ...alias('acronym', 'shown', 'acronym ac'),
  ...alias('pep', 'pep', 'pep pep-reference'), ...alias('rfc', 'rfc', 'rfc rfc-reference'), ...named('raw', 'raw'),
  ...named('shown', 'kbd file samp command dfn guilabel menuselection mailheader makevar manpage mimetype newsgroup program regexp index cite eq strike'),
  ...named('object', `${objectRoles} deco type`),
  ...objectRoles.split(' ').concat('deco', 'type').map((name) => [`py:${name}`, { name, kind: 'object' as const }] as const),
  ...named('place', 'ref doc numref term download keyword option envvar any token confval opcode pdbcmd source issue gh gh-issue bpo cve cwe pypi'),
  ...['ref', 'doc', 'term', 'numref', 'option', 'envvar', 'token', 'keyword'].map((name) => [`std:${name}`, { name, kind: 'place' as const }] as const),
  ...('c:func c:type c:macro c:data c:member c:struct c:expr c:texpr c:var c:enum c:enumerator c:union cfunc ctype cmacro cdata cmember cpp:class cpp:func cpp:member cpp:var '
    + 'cpp:type cpp:enum cpp:any js:func js:class js:data js:attr js:meth js:mod rst:dir rst:role').split(' ').map((name) => [name, { name, kind: 'object' as const }] as const),
]);

/** Returns a table with the roles of docutils and Sphinx, and `title` as the default role, as docutils has it. */
export function newRoleTable(): RoleTable {
  return { custom: new Map(), fallback: 'title' };
}

/** Returns the role called `name` (any case), or `undefined` where neither `table` nor the built-in list has it. */
export function findRole(table: RoleTable, name: string): RoleSpec | undefined {
  const lower = name.toLowerCase();
  return table.custom.get(lower) ?? known.get(lower);
}

/** Returns the names of all roles of `table`, for suggestions. */
export function roleNames(table: RoleTable): string[] {
  return [...known.keys(), ...table.custom.keys()];
}
