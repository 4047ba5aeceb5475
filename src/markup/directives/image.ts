import type { ImageFacts } from '../../document/inline.ts';
import type { Block, Figure } from '../../document/nodes.ts';
import { baseOf, commonOptions } from './options.ts';
import type { DirectiveCall, DirectiveSpec, OptionSpecs } from './specification.ts';

const aligns = ['left', 'center', 'right', 'top', 'middle', 'bottom'] as const;
const imageOptions = {
  ...commonOptions, alt: { doc: 'what the picture shows, for those who do not see it', example: 'The event loop' }, width: { doc: 'a CSS length or a percentage', example: '60%' }, height: { doc: 'a CSS length', example: '300px' },
  scale: { doc: 'a percentage of the picture\'s own size' }, align: { doc: 'where the picture stands', values: aligns }, target: { doc: 'an address or reference to link to' },
  loading: { doc: 'accepted for docutils', values: ['embed', 'link', 'lazy'] },
} as const satisfies OptionSpecs;

/** Returns what the options of an image directive say; a length without a unit is in CSS pixels. */
export function imageFacts(call: DirectiveCall): ImageFacts {
  const option = (name: 'alt' | 'align'): Partial<Record<typeof name, string>> => {
    const value = call.option(name);
    return value === undefined ? {} : { [name]: value };
  };
  const width = lengthOf(call.option('width') ?? percentage(call.option('scale')));
  const height = lengthOf(call.option('height'));
  const link = call.option('target')?.replace(/\s+/g, '');
  return { source: call.directive.argument.replace(/\s+/g, ''), ...option('alt'), ...option('align'), ...(width && { width }), ...(height && { height }), ...(link && { link }) };
}

const percentage = (scale: string | undefined): string | undefined => (scale === undefined ? undefined : `${scale.replace('%', '').trim()}%`);
const lengthOf = (value: string | undefined): string | undefined => (value === undefined || value === '' ? undefined : /^[\d.]+$/.test(value) ? `${value}px` : value.replace(/\s+/g, ''));

/** `.. image:: path`: a picture. */
export const image: DirectiveSpec = {
  name: 'image', doc: 'A picture.',
  example: '.. image:: loop.png\n   :alt: The event loop\n   :width: 60%',
  argument: 'required', body: 'none', options: imageOptions,
  run: (call) => [{ type: 'image', ...baseOf(call), image: imageFacts(call) }],
};

/** `.. figure:: path`: a picture with a caption, the first paragraph of the content, and a legend, the rest. */
export const figure: DirectiveSpec = {
  name: 'figure', doc: 'A picture with a caption and a legend.',
  example: '.. figure:: loop.png\n   :alt: The event loop\n\n   One pass of the loop.\n\n   The legend: what its parts are.',
  argument: 'required', body: 'blocks',
  options: { ...imageOptions, figwidth: { doc: 'width of the figure' }, figclass: { doc: 'class names of the figure' }, figname: { doc: 'a name for the figure' } },
  run: (call) => {
    const [first, ...rest] = call.apply(call.directive.children);
    const node: Figure = { type: 'figure', ...baseOf(call), image: imageFacts(call), legend: [] };
    const plain: Block = first?.type === 'paragraph' ? { ...node, caption: first.children, legend: rest } : { ...node, legend: first && first.type !== 'comment' ? [first, ...rest] : rest };
    return [plain];
  },
};
