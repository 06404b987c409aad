// Picking a card up with the mouse: SortableJS carries it, zones and columns take it.
import Sortable from "/static/vendor/sortablejs/sortable.esm.js";

export class Drag {
  // pick(n), over(center, zone), drop(center, zone), cancel(), end()
  constructor(calls) {
    this.calls = calls;
    this.lists = new Map();
    this.follow = (event) => { [this.x, this.y] = [event.clientX, event.clientY]; this.look(); };
    this.escape = (event) => event.key === "Escape" && this.abandon(event);
  }

  // Lists come and go with their columns.
  attach(root) {
    if (!root) return;
    const lists = new Set(root.querySelectorAll(".cr-list"));
    for (const [list, sortable] of this.lists) if (!lists.has(list)) { sortable.destroy(); this.lists.delete(list); }
    for (const list of lists) if (!this.lists.has(list)) this.lists.set(list, this.sortable(list));
  }

  sortable(list) {
    return Sortable.create(list, {
      group: { name: "board", put: false }, sort: false, draggable: ".ticket", delay: 10_000, delayOnTouchOnly: true,
      forceFallback: true, fallbackOnBody: true, fallbackClass: "is-dragged", ghostClass: "is-slot", fallbackTolerance: 4,
      onStart: (event) => this.start(event), onMove: () => false, onEnd: () => this.end(),
    });
  }

  start(event) {
    this.abandoned = false;
    this.at = [null, null];
    document.addEventListener("pointermove", this.follow);
    document.addEventListener("keydown", this.escape, true);
    this.calls.pick(+event.item.dataset.n);
  }

  // What is under the pointer; looked at again when zones have opened under it.
  look() {
    if (!this.at || this.x === undefined) return;
    const under = document.elementFromPoint(this.x, this.y);
    const column = under?.closest(".cr");
    const zone = under?.closest(".zone");
    const at = [column ? +column.dataset.center : null, zone ? +zone.dataset.zone : null];
    if (at.join() !== this.at.join()) this.calls.over(...(this.at = at));
  }

  abandon(event) {
    event.stopPropagation();
    this.abandoned = true;
    this.calls.cancel();
  }

  // The card itself is about to go: nothing may hang on it.
  letGo() {
    if (!this.at) return;
    this.abandoned = true;
    document.dispatchEvent(new PointerEvent("pointerup"));
  }

  end() {
    document.removeEventListener("pointermove", this.follow);
    document.removeEventListener("keydown", this.escape, true);
    this.calls.end();
    if (!this.abandoned) { this.look(); this.calls.drop(...this.at); }
    this.at = null;
  }

  destroy() {
    for (const sortable of this.lists.values()) sortable.destroy();
  }
}
