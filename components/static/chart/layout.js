// Asks the worker for a layout after a pause; of what was asked meanwhile only the latest is laid out.
const PAUSE = 120;
const PATIENCE = 15_000;

export class Layout {
  constructor(done, failed) {
    [this.done, this.failed] = [done, failed];
    this.turn = 0;
    this.waiting = this.running = null;
  }
  ask(model, pause = PAUSE) {
    clearTimeout(this.pause);
    this.waiting = { turn: ++this.turn, ...model };
    this.pause = setTimeout(() => this.begin(), pause);
  }
  begin() {
    if (this.running || !this.waiting) return;
    this.worker ??= this.hired();
    [this.running, this.waiting] = [this.waiting, null];
    this.worker.postMessage(this.running);
    this.watch = setTimeout(() => this.give("late"), PATIENCE);
  }
  hired() {
    const worker = new Worker("/static/chart/worker.js", { type: "module" });
    worker.onmessage = ({ data }) => (data.error ? this.give(data.error) : this.take(data));
    worker.onerror = () => this.give("broken");
    return worker;
  }
  take({ turn, arranged }) {
    const asked = this.running;
    this.rest();
    if (turn === this.turn) this.done(asked, arranged);
    this.begin();
  }
  give(why) {
    const isLatest = this.running?.turn === this.turn;
    this.stop();
    if (isLatest) this.failed(why);
    this.begin();
  }
  rest() {
    clearTimeout(this.watch);
    this.running = null;
  }
  stop() {
    this.rest();
    this.worker?.terminate();
    this.worker = null;
  }
}
