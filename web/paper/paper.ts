import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from "pdf-lib";
import { printable } from "./printable.ts";
import { wrap } from "./wrap.ts";

/** Millimetres of A4, in points. */
const MM = 72 / 25.4;
const SHORT = 210 * MM;
const LONG = 297 * MM;
const MARGIN = 16 * MM;
const HEAD = 9 * MM;
const FOOT = 9 * MM;

export const INK = rgb(0.07, 0.15, 0.18);
export const SOFT = rgb(0.3, 0.37, 0.4);
export const LINE = rgb(0.86, 0.84, 0.79);
export const BRAND = rgb(0.055, 0.32, 0.39);

export type Weight = "regular" | "bold";

export interface TextLook {
  size: number;
  weight?: Weight;
  colour?: ReturnType<typeof rgb>;
}

interface RuleLook {
  colour?: ReturnType<typeof rgb>;
  thickness?: number;
  width?: number;
}

/** What stands on every page. */
export interface Running {
  /** Top left from the second page on. */
  head: string;
  /** Bottom left. */
  foot: string;
  /** Bottom right. */
  number: (page: number, pages: number) => string;
}

export interface PaperOptions {
  title: string;
  author: string;
  language: string;
  isWide: boolean;
}

/** A4 pages that are filled from top to bottom; a page is begun when the one before is full. */
export class Paper {
  /** Where the next thing begins: distance from the bottom of the page. */
  y = 0;
  readonly left = MARGIN;
  readonly width: number;
  page: PDFPage;

  private constructor(
    private readonly document: PDFDocument,
    private readonly fonts: Readonly<Record<Weight, PDFFont>>,
    private readonly size: [width: number, height: number],
  ) {
    this.width = size[0] - 2 * MARGIN;
    this.page = this.turn();
  }

  static async open({ title, author, language, isWide }: PaperOptions): Promise<Paper> {
    const document = await PDFDocument.create();
    document.setTitle(title, { showInWindowTitleBar: true });
    document.setAuthor(author);
    document.setLanguage(language);
    document.setCreator("Vez");
    document.setProducer("Vez");
    const fonts = {
      regular: await document.embedFont(StandardFonts.Helvetica),
      bold: await document.embedFont(StandardFonts.HelveticaBold),
    };
    return new Paper(document, fonts, isWide ? [LONG, SHORT] : [SHORT, LONG]);
  }

  /** Begins a page. */
  turn(): PDFPage {
    this.page = this.document.addPage(this.size);
    this.y = this.size[1] - MARGIN - (this.pages > 1 ? HEAD : 0);
    return this.page;
  }

  /** How many there are so far. */
  get pages(): number {
    return this.document.getPageCount();
  }

  /** What is left of the page. */
  get room(): number {
    return this.y - MARGIN - FOOT;
  }

  /** Makes sure that `height` fits on the page; true when that took a new one. */
  need(height: number): boolean {
    if (height <= this.room) return false;
    this.turn();
    return true;
  }

  space(height: number): void {
    this.y -= height;
  }

  widthOf(text: string, look: TextLook): number {
    return this.measure(printable(text), look);
  }

  /** Of a text that is printable already. */
  private measure(text: string, { size, weight = "regular" }: TextLook): number {
    return this.fonts[weight].widthOfTextAtSize(text, size);
  }

  /** The lines that a text takes in a width. */
  linesOf(text: string, width: number, look: TextLook): string[] {
    return wrap(printable(text), width, (part) => this.measure(part, look));
  }

  /** One line at a place; `x` is its end for figures, which stand to the right. */
  write(text: string, x: number, y: number, look: TextLook, side: "start" | "end" = "start"): void {
    const { size, weight = "regular", colour = INK } = look;
    const shown = printable(text);
    const from = side === "end" ? x - this.measure(shown, look) : x;
    this.page.drawText(shown, { x: from, y, size, font: this.fonts[weight], color: colour });
  }

  /** A paragraph as wide as the page. */
  paragraph(text: string, look: TextLook): void {
    for (const line of this.linesOf(text, this.width, look)) {
      this.need(1.35 * look.size);
      this.y -= 1.35 * look.size;
      this.write(line, this.left, this.y + 0.3 * look.size, look);
    }
  }

  /** A line across the page, or as far as `width`. */
  rule(y: number, { colour = LINE, thickness = 0.5, width = this.width }: RuleLook = {}): void {
    this.page.drawLine({
      start: { x: this.left, y },
      end: { x: this.left + width, y },
      color: colour,
      thickness,
    });
  }

  /** Writes what runs on every page, now that their number is known, and gives the file. */
  async finish({ head, foot, number }: Running): Promise<Uint8Array<ArrayBuffer>> {
    const pages = this.document.getPages();
    const look = { size: 8, colour: SOFT };
    for (const [index, page] of pages.entries()) {
      this.page = page;
      const top = this.size[1] - MARGIN;
      if (index > 0) {
        this.write(head, this.left, top - 6, look);
        this.rule(top - 12);
      }
      this.rule(MARGIN + 4);
      this.write(foot, this.left, MARGIN - 8, look);
      this.write(number(index + 1, pages.length), this.left + this.width, MARGIN - 8, look, "end");
    }
    return new Uint8Array(await this.document.save());
  }
}
