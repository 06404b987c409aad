// The board by keyboard: arrows between cards, M and the answers' numbers, single letters.
const FIELD = "input, textarea, select, [contenteditable]";
const STEPS = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const STAY = { direction: "stay" };
const SIDES = { ArrowRight: 1, ArrowLeft: -1 };

export class Keys {
  constructor(board) {
    this.board = board;
    this.listen = (event) => this.press(event);
    document.addEventListener("keydown", this.listen);
  }

  stop() {
    document.removeEventListener("keydown", this.listen);
  }

  press(event) {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest(FIELD) || document.querySelector(".drawer:not([hidden]), .q-dialog--modal, [data-modal]")) return;
    if (event.key === "Enter" && event.target.closest("button, a, summary")) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const done = this.board.move ? this.answer(key) : this.go(key);
    if (done) event.preventDefault();
  }

  go(key) {
    if (key in STEPS && (this.board.letters || key.length > 1)) return this.board.step(STEPS[key]);
    if (key in SIDES) return this.board.side(SIDES[key]);
    const n = this.board.current;
    if (key === "Enter") return document.activeElement?.dataset?.n && this.board.open(n);
    if (!this.board.letters) return false;
    const letters = {
      m: () => this.board.startMove(n), r: () => this.board.compose(n), d: () => this.board.compose(n, { wish: STAY, focus: "date" }),
      u: () => this.board.compose(n, { wish: STAY, focus: "user" }), n: () => this.board.openNew(), "/": () => this.board.focusSearch(), "?": () => this.board.help(),
    };
    const act = letters[key];
    if (!act || (!n && "mrdu".includes(key))) return false;
    act();
    return true;
  }

  // What is typed before the server has said where it may go is kept until then.
  answer(key) {
    const board = this.board;
    if (key === "Escape") return board.cancelMove() || true;
    if (!board.move.ways) return board.typed.push(key);
    if (key === "Enter") return board.dropOnly() || true;
    if (key === "0") return board.chooseOther() || true;
    return /^[1-9]$/.test(key) && (board.answer(+key) || true);
  }
}
