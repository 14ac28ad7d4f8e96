/** A table that can be sorted by every column and is read a page at a time; the twin of a picture. */

import { make } from "./dom";
import { say } from "./words";

export interface Column<Row> {
  /** The column's heading, in words. */
  head: string;
  /** What rows are sorted by. */
  value(row: Row): string | number;
  /** What stands in the cell; the value where there is nothing else to show. */
  cell?(row: Row): Node | string;
}

const ROWS = 100;

export class Table<Row> {
  readonly root = make("div", { class: "wide" });
  private rows: Row[] = [];
  private by = -1;
  private down = false;
  private page = 0;

  constructor(private readonly caption: string, private readonly columns: Column<Row>[]) {
    this.root.tabIndex = 0;
    this.root.setAttribute("role", "region");
    this.root.setAttribute("aria-label", caption);
  }

  show(rows: Row[]): void {
    this.rows = rows;
    this.page = 0;
    this.sort();
  }

  private sort(): void {
    const column = this.columns[this.by];
    if (column) {
      const order = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
      const sign = this.down ? -1 : 1;
      this.rows = [...this.rows].sort((a, b) => sign * order(String(column.value(a)), String(column.value(b))));
    }
    this.paint();
  }

  private paint(): void {
    const last = Math.max(0, Math.ceil(this.rows.length / ROWS) - 1);
    const rows = this.rows.slice(this.page * ROWS, (this.page + 1) * ROWS);
    const head = make("tr", {}, ...this.columns.map((column, n) => this.heading(column.head, n)));
    const body = rows.map((row) => make("tr", {}, ...this.columns.map((column) => make("td", {}, column.cell?.(row) ?? String(column.value(row))))));
    const table = make("table", {}, make("caption", {}, `${this.caption}: ${this.rows.length}`), make("thead", {}, head), make("tbody", {}, ...body));
    this.root.replaceChildren(table, ...(last ? [this.pages(last)] : []));
  }

  private heading(word: string, n: number): HTMLElement {
    const made = make("button", { type: "button", class: "sort" }, word);
    made.addEventListener("click", () => {
      this.down = this.by === n && !this.down;
      this.by = n;
      this.sort();
      this.root.querySelectorAll<HTMLButtonElement>(".sort")[n]?.focus();
    });
    const order = this.by !== n ? "none" : this.down ? "descending" : "ascending";
    return make("th", { scope: "col", "aria-sort": order }, made);
  }

  private pages(last: number): HTMLElement {
    const step = (word: string, by: number) => {
      const made = make("button", { type: "button", disabled: this.page + by < 0 || this.page + by > last }, word);
      made.addEventListener("click", () => ((this.page += by), this.paint()));
      return made;
    };
    const here = say("table.page", { page: this.page + 1, last: last + 1 });
    return make("nav", { class: "pages", "aria-label": this.caption }, step(say("table.previous"), -1), make("span", {}, here), step(say("table.next"), 1));
  }
}
