/** What will happen, the earliest first (a binary heap). */
export class Agenda<Happening extends { at: number }> {
  readonly #heap: Happening[] = [];

  add(one: Happening): void {
    this.#heap.push(one);
    for (let child = this.#heap.length - 1; child > 0;) {
      const parent = (child - 1) >> 1;
      if (!this.#swapIfEarlier(child, parent)) return;
      child = parent;
    }
  }

  take(): Happening | undefined {
    const first = this.#heap[0];
    const last = this.#heap.pop();
    if (last && this.#heap.length > 0) this.#heap[0] = last;
    for (let parent = 0;;) {
      const [left, right] = [2 * parent + 1, 2 * parent + 2];
      if (left >= this.#heap.length) return first;
      const child = right < this.#heap.length && this.#heap[right].at < this.#heap[left].at ? right : left;
      if (!this.#swapIfEarlier(child, parent)) return first;
      parent = child;
    }
  }

  #swapIfEarlier(child: number, parent: number): boolean {
    const heap = this.#heap;
    if (heap[parent].at <= heap[child].at) return false;
    [heap[parent], heap[child]] = [heap[child], heap[parent]];
    return true;
  }
}
