// Deltas in order, once: gaps are healed from the server, else by a new snapshot.
import { Connection } from "/static/board/connection.js";

const SPREAD = 1000;
const AWAY = 2000;

export class Live {
  constructor({ board, store, apply, reload, connection, presence }) {
    Object.assign(this, { board, store, apply, reload, presence });
    this.line = new Connection(connection, () => this.join());
    this.waiting = [];
    this.pauses = 0;
    this.healing = new Set();
    this.on = {
      live: (message) => this.receive(message),
      live_head: (message) => this.check(message),
      live_anew: ({ reason, spread }) => setTimeout(() => this.anew(reason), Math.random() * spread * 1000),
      presence: (message) => this.presence(message),
      live_away: () => this.line.lose(),
      live_back: () => setTimeout(() => this.join(), Math.random() * SPREAD),
    };
  }

  start() {
    this.socket = window.socket;
    for (const [event, listener] of Object.entries(this.on)) this.socket.on(event, listener);
    this.line.start();
    if (this.socket.connected) this.join();
  }

  stop() {
    for (const [event, listener] of Object.entries(this.on)) this.socket?.off(event, listener);
    this.line.stop();
  }

  // NiceGUI's own handshake tells the server whose socket this is; before it, joining is refused.
  // While the database is away it is refused as well, and nothing is live until it is back.
  async join(tries = 20) {
    clearTimeout(this.again);
    const answer = await post("/api/live/join", { sid: this.socket.id, board: this.board }).catch(() => null);
    if (answer?.status === 401) return void window.location.reload();
    if (answer?.status >= 500) this.line.lose();
    if (!answer?.ok) return void this.retry(tries, answer?.status);
    const { rooms } = await answer.json();
    this.line.found();
    const mine = Object.keys(this.store.rooms).sort().join();
    if (this.owed || Object.keys(rooms).sort().join() !== mine) return this.anew();
    for (const [room, seq] of Object.entries(rooms)) this.check({ room, seq });
  }

  retry(tries, status) {
    const isRefused = status < 500;
    if (!this.socket.connected || (isRefused && !tries)) return;
    this.again = setTimeout(() => this.join(tries - 1), isRefused ? 150 : AWAY);
  }

  // Other rights: the server has taken this socket out of its rooms.
  async anew(reason) {
    await this.reload(reason);
    if (reason === "rights") this.join();
  }

  receive(message) {
    if (this.pauses) return void this.waiting.push(message);
    const held = this.store.rooms[message.room];
    if (held === undefined || message.to <= held) return;
    if (message.from > held) return this.heal(message.room);
    this.store.rooms[message.room] = message.to;
    this.apply(message.d.slice(held - message.from), message.room);
  }

  check({ room, seq }) {
    if (!this.pauses && seq > this.store.rooms[room]) this.heal(room);
  }

  async heal(room) {
    if (this.healing.has(room)) return;
    this.healing.add(room);
    try {
      const held = this.store.rooms[room];
      const answer = await fetch(`/api/live/${room}?since=${held}`);
      if (!answer.ok) return await this.anew();
      const { to, d } = await answer.json();
      if (this.pauses || this.store.rooms[room] !== held) return;
      this.store.rooms[room] = to;
      this.apply(d, room);
    } catch {
      // Still away: the next head asks again.
    } finally {
      this.healing.delete(room);
    }
  }

  // Nothing moves while a card is in the air or a snapshot on its way; what came is applied after.
  pause() {
    this.pauses++;
  }

  resume() {
    this.pauses = Math.max(0, this.pauses - 1);
    if (!this.pauses) for (const message of this.waiting.splice(0)) this.receive(message);
  }
}

export function post(address, body, method = "POST", more = {}) {
  const headers = { "content-type": "application/json" };
  return fetch(address, { method, headers, body: JSON.stringify(body), ...more });
}
