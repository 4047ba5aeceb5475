"""Reads reStructuredText with docutils, its directives and transforms included, and writes an outline of each document as JSON.

Standard input is one JSON object: "files" (name -> text, put into an empty folder) and "documents" (texts that may include them).
"""
import json
import os
import sys
import tempfile

from docutils import nodes
from docutils.core import publish_doctree


def outline(node):
    tag = node.tagname
    if isinstance(node, (nodes.system_message, nodes.substitution_definition, nodes.comment)):
        return []
    if tag in ('paragraph', 'title', 'literal_block', 'line'):
        return [[tag, node.astext().rstrip('\n')]]  # an included text keeps the end of its last line
    if tag == 'table':
        group = next(child for child in node if isinstance(child, nodes.tgroup))
        rows = lambda kind: [[inside(entry) for entry in row] for part in group if isinstance(part, kind) for row in part]
        stubs = sum(1 for spec in group if isinstance(spec, nodes.colspec) and spec.get('stub'))
        widths = [spec['colwidth'] for spec in group if isinstance(spec, nodes.colspec)] if 'colwidths-given' in node['classes'] else []
        title = [child.astext() for child in node if isinstance(child, nodes.title)]
        return [['table', title, widths, stubs, node.get('align', ''), node.get('width', ''), rows(nodes.thead), rows(nodes.tbody)]]
    return [[tag, *inside(node)]]


def inside(node):
    return [made for child in node.children if isinstance(child, nodes.Element) for made in outline(child)]


given = json.load(sys.stdin)
with tempfile.TemporaryDirectory() as folder:
    for name, text in given['files'].items():
        with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
            file.write(text)
    for text in given['documents']:
        settings = {'report_level': 5, 'halt_level': 6, 'doctitle_xform': False, 'docinfo_xform': False}
        document = publish_doctree(text, source_path=os.path.join(folder, 'a.rst'), settings_overrides=settings)
        print(json.dumps(inside(document)))
