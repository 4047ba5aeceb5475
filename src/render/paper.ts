/** Sheets that handouts are printed on, and how many slides a sheet may have. */
export const papers = ['a4', 'letter'] as const;
export type Paper = (typeof papers)[number];
export const perPages = ['1', '2', '3', '6'] as const;
export type PerPage = (typeof perPages)[number];

/** Width and height of sheets in millimetres (ISO 216, ANSI Y14.1), and what stays white round them: the foot has room for the number of the page. */
export const sheets: Readonly<Record<Paper, { readonly width: number; readonly height: number }>> = { a4: { width: 210, height: 297 }, letter: { width: 215.9, height: 279.4 } };
export const margins = { top: 14, side: 17, bottom: 18 } as const;

/** How slides stand on a sheet, in millimetres: the width and height of their pictures, and how many ruled lines stand beside or below each. */
export interface SheetPlan {
  readonly notes: 'beside' | 'below';
  /** Slides that stand beside one another. */
  readonly columns: number;
  readonly picture: { readonly width: number; readonly height: number };
  readonly lines: number;
}

/** Distance of ruled lines, and of slides from one another. */
export const ruled = 8;
export const gap = 6;

/** Returns how slides of the given size, in any unit, stand `perPage` to a sheet: pictures as large as they can be with room left for three lines to write on. */
export function planSheet(paper: Paper, perPage: PerPage, slide: { readonly width: number; readonly height: number }): SheetPlan {
  const sheet = sheets[paper];
  const [width, height] = [sheet.width - 2 * margins.side, sheet.height - margins.top - margins.bottom];
  const rows = { 1: 1, 2: 2, 3: 3, 6: 3 }[perPage];
  const columns = perPage === '6' ? 2 : 1;
  const row = (height - rows * gap) / rows;
  const aspect = slide.width / slide.height;
  const beside = perPage === '3';
  const widest = beside ? width * 0.58 : (width - (columns - 1) * gap) / columns;
  const room = beside ? row : row - 3 * ruled - 2;
  const picture = { width: Math.min(widest, room * aspect), height: Math.min(widest / aspect, room) };
  const lines = Math.floor((beside ? row : row - picture.height - 2) / ruled);
  return { notes: beside ? 'beside' : 'below', columns, picture, lines };
}
