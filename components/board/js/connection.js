// Whether the server is there: for how many seconds it has not been, and when it is back.
import { _ } from "/static/board/words.js";

// The server said that it goes, and has not been back since
let isStopping = false;

export class Connection {
  // lost(seconds), 0 when it is there; back() when it may be: whoever has to make sure says found()
  constructor(lost, back = () => this.found()) {
    this.told = lost;
    this.since = null;
    this.lose = () => { this.since ??= Date.now(); this.tick(); };
    this.stopping = () => { isStopping = true; this.since ??= Date.now() - NOTICED * 1000; this.tick(); };
    this.regain = () => back();
    this.online = () => this.socket.connected && back();
  }

  start() {
    this.socket = window.socket;
    this.socket.on("disconnect", this.lose);
    this.socket.on("connect", this.regain);
    this.socket.on("live_stopping", this.stopping);
    window.addEventListener("offline", this.lose);
    window.addEventListener("online", this.online);
    this.clock = setInterval(() => this.since && this.tick(), 1000);
  }

  stop() {
    clearInterval(this.clock);
    this.socket?.off("disconnect", this.lose);
    this.socket?.off("connect", this.regain);
    this.socket?.off("live_stopping", this.stopping);
    window.removeEventListener("offline", this.lose);
    window.removeEventListener("online", this.online);
  }

  found() {
    isStopping = false;
    this.since = null;
    this.tick();
  }

  tick() {
    this.told(this.since ? Math.floor((Date.now() - this.since) / 1000) : 0);
  }
}

// After how many seconds it is said
export const NOTICED = 3;
const LONG = 10;
const RESTART = 60;

export function connectionWords(lost) {
  if (lost < NOTICED) return _("Live");
  if (isStopping && lost < RESTART) return _("Atende is restarting…");
  return lost < LONG ? _("Reconnecting…") : _("No connection for {n} s, read-only", { n: lost });
}
