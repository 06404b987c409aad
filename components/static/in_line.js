// NiceGUI lets what is typed or pressed before the server listens wait, each on a clock of its own,
// so that one may overtake another. Here all of it waits in line.
// `window.isListenedTo` tells whether the server listens.
import { untilHeard } from "./unheard.js";

const line = [];
let socket;
window.isListenedTo = false;

function toldInLine(made) {
  const emit = made.emit.bind(made);
  made.emit = (name, ...rest) => {
    if (name !== "event") return emit(name, ...rest);
    const told = [...rest, ...untilHeard()];
    if (window.isListenedTo) return emit(name, ...told);
    line.push(() => emit(name, ...told));
    return made;
  };
  return made;
}

Object.defineProperty(window, "socket", { get: () => socket, set: (made) => (socket = toldInLine(made)) });
Object.defineProperty(window, "did_handshake", {
  get: () => Boolean(socket),
  set(isListening) {
    window.isListenedTo = isListening;
    if (isListening) for (const tell of line.splice(0)) tell();
  },
});
