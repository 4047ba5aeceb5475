"""Reads reStructuredText with docutils and writes each tree in the normal form of normal-form.ts, one JSON object a line.

Standard input is one JSON object: "directives" (name -> whether it takes an argument, options, and what its body is),
"roles" (names and aliases -> canonical name) and "documents" (texts). No transform runs: this is what the parser alone makes.
Directives and roles become plain nodes, so that trees can be compared whatever a directive means.
"""
import json
import re
import sys

from docutils import frontend, nodes, utils
from docutils.transforms import references
from docutils.parsers.rst import Directive, Parser, directives, roles, states

given = json.load(sys.stdin)


class directive(nodes.General, nodes.Inline, nodes.Element):
    pass


class role(nodes.Inline, nodes.TextElement):
    pass


class AnyOption(dict):
    def __bool__(self):
        return True

    def __getitem__(self, name):
        return lambda value: value or ''


custom = {}
fallback = ['title']


def declare_role(argument, content):
    match = re.match(r'^([^\s()]+)\s*(?:\(\s*([^\s()]+)\s*\))?\s*$', argument or (content[0] if content else ''))
    if match:
        base = match.group(2)
        custom[match.group(1).lower()] = given['roles'].get(base.lower(), match.group(1).lower()) if base else match.group(1).lower()


def generic(name, spec):
    class Generic(Directive):
        optional_arguments = 0 if spec and spec['argument'] == 'none' else 1
        final_argument_whitespace = True
        has_content = True
        option_spec = AnyOption() if not spec or spec['options'] else None

        def run(self):
            argument = self.arguments[0] if self.arguments else ''
            node = directive(name=name, argument=argument, options=[[key, re.sub(r'\s*\n\s*', '\n', value)] for key, value in self.options.items()])
            if name == 'default-role':
                fallback[0] = argument or 'title'
            if name == 'role':
                declare_role(argument, self.content)
            if spec and spec['body'] == 'blocks':
                self.state.nested_parse(self.content, self.content_offset, node)
            else:
                node['content'] = '\n'.join(self.content).rstrip()
            return [node]
    return Generic


def role_named(name, language, lineno, reporter):
    lower = (name or fallback[0]).lower()
    canonical = custom.get(lower) or given['roles'].get(lower)
    if canonical is None:
        return None, []
    def run(_, rawtext, text, lineno, inliner, options={}, content=[]):
        kind = {'emphasis': nodes.emphasis, 'strong': nodes.strong, 'literal': nodes.literal, 'code': nodes.literal}.get(canonical)
        if kind:
            return [kind(rawtext, utils.unescape(text, canonical == 'code'))], []
        return [role(rawtext, utils.unescape(text), name=canonical)], []
    return run, []


directives.directive = lambda name, language, document: (generic(name, given['directives'].get(name.lower())), [])
roles.role = role_named
# A definition that holds a problem or a target is kept by us and dropped by docutils.
states.Body.disallowed_inside_substitution_definitions = lambda self, node: False


def inlines(node):
    out = []
    for child in node.children:
        made = inline(child)
        if made is None:
            continue
        if isinstance(made, str) and out and isinstance(out[-1], str):
            out[-1] += made
        elif made != '':
            out.append(made)
    return out


def inline(node):
    if isinstance(node, nodes.Text):
        return node.astext()
    if isinstance(node, nodes.problematic):
        return ['problem', node.astext()]
    if isinstance(node, (nodes.emphasis, nodes.strong)):
        return [node.tagname, *inlines(node)]
    if isinstance(node, nodes.literal):
        return ['literal', node.astext()]
    if isinstance(node, role):
        return ['role', node['name'], node.astext()]
    if isinstance(node, nodes.substitution_reference):
        return ['substitution', node.astext()]
    if isinstance(node, (nodes.footnote_reference, nodes.citation_reference)):
        return [node.tagname, node.rawsource[1:-2]]
    if isinstance(node, nodes.reference):
        kind = 'uri ' + node['refuri'] if 'refuri' in node else 'anonymous' if node.get('anonymous') else 'name ' + node['refname']
        return ['reference', kind, *inlines(node)]
    if isinstance(node, nodes.target):
        return ['target', node.astext()] if node.children else None
    if isinstance(node, nodes.system_message):
        return None
    return ['?' + node.tagname, *inlines(node)]


def members(node):
    return [child for child in node.children if not isinstance(child, nodes.system_message)]


def blocks(node):
    return [made for made in map(block, node.children) if made is not None]


def option(node):
    return ''.join(child.astext() if isinstance(child, nodes.option_string) else child.astext() for child in node.children)


def rows(node):
    return [[[entry.get('morecols', 0) + 1, entry.get('morerows', 0) + 1, blocks(entry)] for entry in row.children] for row in node.children]


def table(node):
    group = node[0]
    part = lambda kind: [row for child in group.children if isinstance(child, kind) for row in rows(child)]
    return ['table', [child['colwidth'] for child in group.children if isinstance(child, nodes.colspec)], part(nodes.thead), part(nodes.tbody)]


def term(item):
    kinds = [child for child in item.children if isinstance(child, (nodes.term, nodes.classifier))]
    return [inlines(child) for child in kinds]


def block(node):
    tag = node.tagname
    if isinstance(node, nodes.system_message):
        return None
    if tag == 'section':
        return ['section', inlines(node[0]), blocks(nodes.container('', *node.children[1:]))]
    if tag in ('paragraph', 'attribution', 'line'):
        return [tag, *inlines(node)]
    if tag == 'bullet_list':
        return ['bullet', *[blocks(item) for item in members(node)]]
    if tag == 'enumerated_list':
        return ['enumerated', node['enumtype'], node.get('start', 1), *[blocks(item) for item in members(node)]]
    if tag == 'definition_list':
        return ['definitions', *[[term(item), blocks(item[-1])] for item in members(node)]]
    if tag == 'field_list':
        return ['fields', *[[inlines(field[0]), blocks(field[1])] for field in members(node)]]
    if tag == 'option_list':
        return ['options', *[[[option(child) for child in item[0].children], blocks(item[1])] for item in members(node)]]
    if tag == 'literal_block':
        return ['literal', node.astext()]
    if tag == 'doctest_block':
        return ['doctest', node.astext()]
    if tag == 'block_quote':
        return ['quote', *blocks(node)]
    if tag == 'line_block':
        return ['lines', *blocks(node)]
    if tag == 'table':
        return table(node)
    if tag in ('footnote', 'citation'):
        label = node[0].astext() if node.children and isinstance(node[0], nodes.label) else '*' if node.get('auto') == '*' else '#' + ''.join(node['names'] + node['dupnames'])
        return [tag, label.lower(), blocks(nodes.container('', *[child for child in node.children if not isinstance(child, nodes.label)]))]
    if tag == 'comment':
        return ['comment', node.astext()]
    if tag == 'transition':
        return ['transition']
    if tag == 'target':
        names = ['__'] if node.get('anonymous') else node['names'] + node['dupnames']
        return ['target', names, node.get('refuri', ''), node.get('refname', '')]
    if tag == 'substitution_definition':
        for child in node.children:  # the parser presets the alternative text of an image
            child['options'] = [pair for pair in child['options'] if pair[0] != 'alt']
        return ['substitution', (node['names'] + node['dupnames'])[0], *blocks(node)]
    if tag == 'directive':
        return ['directive', node['name'], node['argument'], node['options'], blocks(node) if node.get('content') is None else node['content']]
    return ['?' + tag]


def parse(text, result=lambda document: blocks(document)):
    custom.clear()
    fallback[0] = 'title'
    settings = frontend.get_default_settings(Parser)
    settings.report_level = 5
    settings.halt_level = 6
    settings.tab_width = 8
    settings.pep_references = settings.rfc_references = None
    document = utils.new_document('text', settings)
    messages = []
    document.reporter.attach_observer(lambda message: messages.append([message['level'], message.get('line', 0), message[0].astext()]) if message['level'] >= 2 else None)
    Parser().parse(text, document)
    made = result(document)
    return made if made is document else {'tree': made, 'messages': messages}


def links(text):
    """What references lead to: ids of sections, labels of footnotes, where each reference goes, in reading order."""
    document = parse(text, lambda document: document)
    messages = []
    document.reporter.attach_observer(lambda message: messages.append([message['level'], message.get('line', 0), message[0].astext()]) if message['level'] >= 2 else None)
    for transform in (references.Substitutions, references.PropagateTargets, references.AnonymousHyperlinks, references.IndirectHyperlinks,
                      references.Footnotes, references.ExternalTargets, references.InternalTargets, references.DanglingReferences):
        document.transformer.add_transform(transform)
    document.transformer.apply_transforms()
    out = []
    for node in document.findall():
        if isinstance(node, nodes.section):
            out.append(['section', node['ids'][0]])
        elif isinstance(node, (nodes.footnote, nodes.citation)):
            out.append(['footnote', node[0].astext() if len(node) else ''])
        elif isinstance(node, (nodes.reference, nodes.footnote_reference, nodes.citation_reference)):
            out.append(['reference', node.astext(), node.get('refuri') or '#' + node.get('refid', '')])
    return {'tree': out, 'messages': messages}


for text in given['documents']:
    try:
        print(json.dumps((links if given.get('links') else parse)(text), ensure_ascii=True))
    except Exception as error:
        print(json.dumps({'failure': repr(error)[:300]}))
